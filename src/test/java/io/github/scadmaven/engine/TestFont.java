package io.github.scadmaven.engine;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A font that nobody has: a bundled one under another name. */
final class TestFont {

  private static final Path BUNDLED = Path.of("target", "engine", "content", "fonts");
  private static final String OLD_FAMILY = "Liberation Sans";

  private TestFont() {}

  /**
   * Writes the font to a file.
   *
   * @param bundled which style of the sans serif, such as {@code Bold}
   * @param family its new name, of fifteen letters, so that everything stays in its place
   * @param file where it goes
   */
  static Path write(String bundled, String family, Path file) throws IOException {
    byte[] font = Files.readAllBytes(BUNDLED.resolve("LiberationSans-" + bundled + ".ttf"));
    for (Charset charset : new Charset[] {StandardCharsets.UTF_16BE, StandardCharsets.US_ASCII}) {
      replace(font, OLD_FAMILY.getBytes(charset), family.getBytes(charset));
    }
    Files.createDirectories(file.getParent());
    return Files.write(file, font);
  }

  private static void replace(byte[] text, byte[] old, byte[] by) {
    if (old.length != by.length) {
      throw new IllegalArgumentException("the name must have fifteen letters");
    }
    for (int i = 0; i + old.length <= text.length; i++) {
      if (Arrays.equals(text, i, i + old.length, old, 0, old.length)) {
        System.arraycopy(by, 0, text, i, by.length);
      }
    }
  }
}
