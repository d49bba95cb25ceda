package io.github.scadmaven.openscad;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the files that OpenSCAD's {@code -d} writes for make.
 *
 * <p>The first line names the target, unescaped, so only the lines after it are read: one
 * prerequisite each, spaces escaped by a backslash, and a backslash at the end if another follows.
 * Listed are all files that were included, used or read by surface(), and imports even if they are
 * missing; fonts are not.
 */
public final class DependencyFile {

  private DependencyFile() {}

  /**
   * Reads the prerequisites.
   *
   * @param file the dependency file; may be missing, as after a syntax error
   * @param workingFolder what relative paths in it are relative to
   * @return absolute, normalized paths in the file's order, which is random
   */
  public static List<Path> read(Path file, Path workingFolder) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    List<Path> paths = new ArrayList<>();
    for (String line : text.lines().skip(1).toList()) {
      String name = line.strip();
      if (name.endsWith(" \\")) {
        name = name.substring(0, name.length() - 2);
      }
      name = name.replace("\\ ", " ");
      if (!name.isEmpty()) {
        addPath(name, workingFolder, paths);
      }
    }
    return paths;
  }

  private static void addPath(String name, Path workingFolder, List<Path> paths) {
    try {
      paths.add(workingFolder.resolve(name).normalize());
    } catch (InvalidPathException e) {
      // A name this platform can't even express leads to no file that could be read.
    }
  }
}
