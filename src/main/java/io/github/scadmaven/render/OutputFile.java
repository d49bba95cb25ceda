package io.github.scadmaven.render;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * An output's place in the output folder, where there is only ever a whole and good file, or none.
 */
final class OutputFile {

  private static final String PREFIX = ".scad-";
  private static final String SUFFIX = ".tmp";

  private OutputFile() {}

  /**
   * Puts a finished file in its place, in one step.
   *
   * @param finished a good file; it is gone afterwards
   * @param place where it belongs
   * @param work the run, for the name of a copy beside the place, needed if that is on another disk
   */
  static void publish(Path finished, Path place, WorkFolder work) throws IOException {
    Files.createDirectories(place.getParent());
    try {
      move(finished, place);
    } catch (AtomicMoveNotSupportedException e) {
      Path copy = place.resolveSibling(PREFIX + work.runId() + "." + place.getFileName() + SUFFIX);
      try {
        Files.copy(finished, copy, StandardCopyOption.REPLACE_EXISTING);
        move(copy, place);
      } finally {
        Files.deleteIfExists(copy);
      }
    }
  }

  /**
   * Deletes copies that were left behind by runs that were killed.
   *
   * @param folder an output folder; may be missing
   */
  static void clearLeftovers(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> copies = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
      for (Path copy : copies) {
        String name = copy.getFileName().toString();
        int end = name.indexOf('.', PREFIX.length());
        if (WorkFolder.isLeftOver(name.substring(PREFIX.length(), end))) {
          Files.deleteIfExists(copy);
        }
      }
    }
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
