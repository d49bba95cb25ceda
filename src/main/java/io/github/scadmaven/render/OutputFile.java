package io.github.scadmaven.render;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * An output's place in the output folder, where there is only ever a whole and good file, or none.
 */
final class OutputFile {

  private OutputFile() {}

  /**
   * Puts a finished file in its place, in one step.
   *
   * @param finished a good file; it is gone afterwards
   * @param place where it belongs
   * @param temporaryName a name for a copy beside the place, needed if that is on another file
   *     system
   */
  static void publish(Path finished, Path place, String temporaryName) throws IOException {
    Files.createDirectories(place.getParent());
    try {
      move(finished, place);
    } catch (AtomicMoveNotSupportedException e) {
      Path copy = place.resolveSibling(temporaryName);
      try {
        Files.copy(finished, copy, StandardCopyOption.REPLACE_EXISTING);
        move(copy, place);
      } finally {
        Files.deleteIfExists(copy);
      }
    }
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
