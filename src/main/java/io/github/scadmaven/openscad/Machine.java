package io.github.scadmaven.openscad;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What decides where an OpenSCAD may be installed.
 *
 * @param platform the operating system
 * @param home the user's home folder; {@code null} if there is none
 * @param searchPath the folders of {@code PATH}
 * @param programExtensions the extensions of {@code PATHEXT} on Windows, in lower case, {@code
 *     .exe} first; one empty string elsewhere
 * @param programFolders the folders of {@code ProgramFiles} on Windows
 * @param hasDisplay whether there is a display of the X Window System
 */
record Machine(
    Platform platform,
    @Nullable Path home,
    List<Path> searchPath,
    List<String> programExtensions,
    List<Path> programFolders,
    boolean hasDisplay) {

  /** The operating systems that OpenSCAD is installed in different places on. */
  enum Platform {
    LINUX,
    MAC,
    WINDOWS
  }

  /** Returns the machine this is running on. */
  static Machine here() {
    return of(System.getProperty("os.name"), System.getProperty("user.home", ""), System.getenv());
  }

  /**
   * Returns a machine with the given properties.
   *
   * @param osName Java's name of the operating system
   * @param home Java's name of the user's home folder; {@code ?} if the system knows none, as in a
   *     container whose user it doesn't know
   * @param environment the environment variables
   */
  static Machine of(String osName, String home, Map<String, String> environment) {
    String os = osName.toLowerCase(Locale.ROOT);
    Platform platform =
        os.startsWith("windows")
            ? Platform.WINDOWS
            : os.startsWith("mac") ? Platform.MAC : Platform.LINUX;
    return new Machine(
        platform,
        path(home).filter(Path::isAbsolute).orElse(null),
        paths(variable(environment, "PATH").orElse(""), platform == Platform.WINDOWS ? ";" : ":"),
        platform == Platform.WINDOWS
            ? extensions(variable(environment, "PATHEXT").orElse(".COM;.EXE;.BAT;.CMD"))
            : List.of(""),
        Stream.of("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)")
            .flatMap(name -> variable(environment, name).stream())
            .distinct()
            .flatMap(name -> path(name).stream())
            .toList(),
        !environment.getOrDefault("DISPLAY", "").isBlank());
  }

  /** Returns the program that a name stands for. */
  Optional<Path> onSearchPath(String name) {
    return searchPath.stream()
        .flatMap(
            folder ->
                programExtensions.stream()
                    .map(extension -> hasExtension(name) ? name : name + extension)
                    .distinct()
                    .map(folder::resolve))
        .filter(Machine::isProgram)
        .findFirst();
  }

  private boolean hasExtension(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return programExtensions.stream().anyMatch(e -> !e.isEmpty() && lower.endsWith(e));
  }

  /** Returns whether a file can be run. */
  static boolean isProgram(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }

  /** Windows ignores the case of variable names. */
  private static Optional<String> variable(Map<String, String> environment, String name) {
    return environment.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static List<Path> paths(String list, String separator) {
    // Windows allows quotes around folders, where they stand for nothing.
    String bare = separator.equals(";") ? list.replace("\"", "") : list;
    return Arrays.stream(bare.split(separator))
        .filter(folder -> !folder.isBlank())
        .flatMap(folder -> path(folder).stream())
        .toList();
  }

  private static Optional<Path> path(String name) {
    try {
      return Optional.of(Path.of(name));
    } catch (InvalidPathException e) {
      return Optional.empty(); // a broken entry of PATH is nobody's reason to fail
    }
  }

  /**
   * {@code .exe} comes first: OpenSCAD's {@code .com} may lose the last lines of output and,
   * killed, leaves its {@code .exe} running.
   */
  private static List<String> extensions(String list) {
    return Stream.concat(
            Stream.of(".exe"),
            Arrays.stream(list.toLowerCase(Locale.ROOT).split(";")).filter(e -> !e.isBlank()))
        .distinct()
        .toList();
  }
}
