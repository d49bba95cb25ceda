package io.github.scadmaven.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/** What the tests of the remote cache push and fetch. */
final class Pushed {

  static final String KEY = "0123456789abcdef".repeat(4);
  static final String RECORD_PATH = "/ac/" + KEY;
  static final byte[] RECORD = "{\"file\": 1}".getBytes(UTF_8);

  static final byte[] CONTENT = "solid cube".getBytes(UTF_8);
  static final String SHA_256 = sha256(CONTENT);
  static final String FILE_PATH = "/cas/" + SHA_256;

  /** Longer than any test waits. */
  static final TimeLimits PATIENT =
      new TimeLimits(Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(2), 1_000);

  private Pushed() {}

  static List<Blob> blobs(Path folder) throws IOException {
    Path file = Files.write(folder.resolve("pushed.stl"), CONTENT);
    return List.of(new Blob(SHA_256, CONTENT.length, file));
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
