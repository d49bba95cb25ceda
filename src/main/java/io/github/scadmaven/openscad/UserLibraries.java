package io.github.scadmaven.openscad;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where an installed OpenSCAD looks for libraries beside its own. */
public final class UserLibraries {

  private UserLibraries() {}

  /**
   * Returns the folders of the environment, then the user's own; they need not exist.
   *
   * @param osName Java's {@code os.name}
   * @param home the user's home folder
   * @param openscadPath the environment's {@code OPENSCADPATH}; {@code null} if it is not set
   */
  public static List<Path> folders(String osName, Path home, @Nullable String openscadPath) {
    String os = osName.toLowerCase(Locale.ROOT);
    boolean documents = os.startsWith("windows") || os.startsWith("mac");
    Path base = documents ? home.resolve("Documents") : home.resolve(".local").resolve("share");
    Stream<Path> ofEnvironment = openscadPath == null ? Stream.of() : paths(openscadPath).stream();
    return Stream.concat(ofEnvironment, Stream.of(base.resolve("OpenSCAD").resolve("libraries")))
        .toList();
  }

  /** Returns the folders that a variable of the environment lists; what is no path is left out. */
  static List<Path> paths(String variable) {
    return Stream.of(variable.split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .flatMap(folder -> path(folder).stream())
        .toList();
  }

  private static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
