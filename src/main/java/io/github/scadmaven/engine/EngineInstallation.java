package io.github.scadmaven.engine;

import io.github.scadmaven.engine.worker.WorkerMain;
import io.github.scadmaven.file.IoProblem;
import io.github.scadmaven.file.UserCacheFolder;
import io.github.scadmaven.openscad.OpenScadNotFoundException;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An embedded OpenSCAD that is ready to be started.
 *
 * @param engine the folder with OpenSCAD
 * @param library the folder with Javet's native library
 * @param classPath what the program that renders is loaded from
 * @param unpacked those of the folders that can be unpacked again
 */
record EngineInstallation(
    Path engine, Path library, List<Path> classPath, List<EngineFolder> unpacked)
    implements WorkerProgram {

  /**
   * Measured; see the package's documentation.
   *
   * <ul>
   *   <li>A small heap, since what renders lies outside of it; a collector and a compiler that are
   *       there at once.
   *   <li>{@code -Xrs}: SIGTERM ends it at once. Java's own way of ending may never end; see the
   *       worker.
   *   <li>What the virtual machine itself has to say goes to the log, not onto the pipe, and no
   *       gigabytes are written when it crashes.
   * </ul>
   */
  private static final List<String> JVM_OPTIONS =
      List.of(
          "-Xms8m",
          "-Xmx96m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xshare:auto",
          "-XX:-UsePerfData",
          "-Xrs",
          "-XX:+DisplayVMOutputToStderr",
          "-XX:-CreateCoredumpOnCrash");

  /** From this version on, Java warns of native libraries that it was not told of (JEP 472). */
  private static final int WARNS_OF_NATIVE_LIBRARIES = 24;

  EngineInstallation {
    classPath = List.copyOf(classPath);
    unpacked = List.copyOf(unpacked);
  }

  /**
   * Returns where it may be unpacked: in the user's cache folder or, where there is none that can
   * be written to, in the project's.
   *
   * @param projectFolder the project's folder for it
   */
  static List<Path> folders(Path projectFolder) {
    List<Path> folders = new ArrayList<>();
    UserCacheFolder.find().ifPresent(folder -> folders.add(folder.resolve("engine")));
    folders.add(projectFolder);
    return folders;
  }

  /**
   * Unpacks what has to be into the first of some folders that can be written to.
   *
   * @param files the jars
   * @param folders the folders; those that are missing are made
   * @throws OpenScadNotFoundException if none can be written to, or a jar is damaged
   */
  static EngineInstallation of(EngineFiles files, List<Path> folders)
      throws OpenScadNotFoundException {
    JarContents engine = contents(files.engine(), "");
    JarContents library = contents(files.nativeLibrary(), "libjavet-");
    List<String> problems = new ArrayList<>();
    for (Path folder : folders) {
      try {
        return in(folder, engine, library, files.javet());
      } catch (IOException e) {
        problems.add("%s (%s)".formatted(folder, IoProblem.of(e)));
      }
    }
    throw new OpenScadNotFoundException(
        "The embedded OpenSCAD can't be unpacked, which needs 110 MB once in one of these folders: "
            + String.join(", ", problems));
  }

  private static JarContents contents(Path jar, String part) throws OpenScadNotFoundException {
    try {
      return JarContents.of(jar, name -> !name.startsWith("META-INF/") && name.contains(part));
    } catch (IOException e) {
      throw new OpenScadNotFoundException(
          "The embedded OpenSCAD can't be unpacked: " + IoProblem.of(e));
    }
  }

  private static EngineInstallation in(
      Path folder, JarContents engine, JarContents library, Path javet) throws IOException {
    EngineFolder engineFolder = new EngineFolder(engine, folder);
    EngineFolder libraryFolder = new EngineFolder(library, folder);
    return new EngineInstallation(
        engineFolder.ready(),
        libraryFolder.ready(),
        List.of(ownClasses(), javet),
        List.of(engineFolder, libraryFolder));
  }

  @Override
  public List<String> command() {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String path =
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    Stream<String> allowed =
        Runtime.version().feature() < WARNS_OF_NATIVE_LIBRARIES
            ? Stream.of()
            : Stream.of("--enable-native-access=ALL-UNNAMED");
    return Stream.of(
            Stream.of(java),
            JVM_OPTIONS.stream(),
            allowed,
            Stream.of("-cp", path, WorkerMain.class.getName()),
            Stream.of(engine, library).map(Path::toString))
        .flatMap(words -> words)
        .toList();
  }

  @Override
  public void heal() throws IOException {
    for (EngineFolder folder : unpacked) {
      folder.heal();
    }
  }

  /** The jar of this plugin or, in its own tests, the folder of its classes. */
  private static Path ownClasses() {
    CodeSource source = EngineInstallation.class.getProtectionDomain().getCodeSource();
    try {
      return Path.of(source.getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
