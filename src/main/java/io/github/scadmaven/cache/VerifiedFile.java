package io.github.scadmaven.cache;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/** A file that is being received, and what it must be in the end. */
final class VerifiedFile implements Sink, Closeable {

  private final Path file;
  private final FileChannel channel;
  private final MessageDigest digest;
  private final String sha256;
  private long missing;

  /**
   * Creates the file, or empties one that is there.
   *
   * @param file where; its folder is there
   * @param sha256 the SHA-256 of what will come, in lowercase hexadecimal digits
   * @param size how many bytes will come
   */
  VerifiedFile(Path file, String sha256, long size) throws IOException {
    this.file = file;
    this.sha256 = sha256;
    this.missing = size;
    this.digest = newDigest();
    this.channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public void take(ByteBuffer bytes) throws IOException {
    missing -= bytes.remaining();
    if (missing < 0) {
      throw wrong();
    }
    digest.update(bytes.duplicate());
    while (bytes.hasRemaining()) {
      write(bytes);
    }
  }

  /** A channel's own exceptions don't name the file. */
  private void write(ByteBuffer bytes) throws IOException {
    try {
      channel.write(bytes);
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      FileSystemException about =
          new FileSystemException(
              file.toString(),
              null,
              Objects.requireNonNullElse(e.getMessage(), "it can't be written"));
      about.initCause(e);
      throw about;
    }
  }

  /**
   * Checks that all has come. Called once, at the end.
   *
   * @throws WrongContentException if it has not, or if something else has
   */
  void verify() throws WrongContentException {
    if (missing != 0 || !HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
      throw wrong();
    }
  }

  private static WrongContentException wrong() {
    return new WrongContentException(
        "sent other bytes than those asked for, as their checksum tells");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
