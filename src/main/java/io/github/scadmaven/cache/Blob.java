package io.github.scadmaven.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file whose content can be put on a remote cache.
 *
 * @param sha256 the content's SHA-256, in 64 lowercase hexadecimal digits
 * @param size the content's length in bytes
 * @param file where it is
 */
public record Blob(String sha256, long size, Path file) {

  /**
   * Reads a file.
   *
   * @param file the file
   * @throws IOException if it can't be read
   */
  public static Blob of(Path file) throws IOException {
    return new Blob(Fingerprint.of(file), Files.size(file), file);
  }
}
