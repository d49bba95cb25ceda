package io.github.scadmaven.openscad;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Puts symbolic links back that OpenSCAD has resolved: people know their files by the paths they
 * gave.
 *
 * @param folder the real path of a folder below which all is reached by the way it was given
 * @param given how a folder above it, or itself, was given
 * @param real the real path of that one
 */
public record GivenPaths(Path folder, Path given, Path real) {

  /**
   * Learns from one folder what links all files near it are reached by.
   *
   * @param folder an existing folder, absolute
   * @throws IOException if it does not exist
   */
  public static GivenPaths around(Path folder) throws IOException {
    Path real = folder.toRealPath();
    int shared = sharedEnd(folder, real);
    return new GivenPaths(real, withoutEnd(folder, shared), withoutEnd(real, shared));
  }

  /**
   * Returns a file by the path that people gave.
   *
   * @param file a file by its real path, absolute
   */
  public Path asGiven(Path file) {
    if (!file.startsWith(real)) {
      return file;
    }
    Path asGiven = given.resolve(real.relativize(file));
    // The link may lead to a folder of the same name beside which there are quite other files.
    return file.startsWith(folder) || Files.exists(asGiven) ? asGiven : file;
  }

  /** How many names at their ends two absolute paths have in common. */
  private static int sharedEnd(Path a, Path b) {
    int shared = 0;
    int most = Math.min(a.getNameCount(), b.getNameCount());
    while (shared < most
        && a.getName(a.getNameCount() - 1 - shared)
            .equals(b.getName(b.getNameCount() - 1 - shared))) {
      shared++;
    }
    return shared;
  }

  private static Path withoutEnd(Path path, int names) {
    Path root = Objects.requireNonNull(path.getRoot());
    int rest = path.getNameCount() - names;
    return rest == 0 ? root : root.resolve(path.subpath(0, rest));
  }
}
