package io.github.scadmaven.file;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Writes files so that nobody ever reads half of one, whatever happens meanwhile. */
public final class WholeFile {

  private WholeFile() {}

  /**
   * Writes a file, with the permissions that files of this user usually get, and replaces an
   * earlier one in one step.
   *
   * @param file where; its folder is made if it is missing
   * @param content what
   * @throws IOException if it can't be written; an earlier file is untouched then
   */
  public static void write(Path file, byte[] content) throws IOException {
    Path folder = Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
    Path temporary = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      Files.write(temporary, content);
      replace(temporary, file);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void replace(Path temporary, Path file) throws IOException {
    try {
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
