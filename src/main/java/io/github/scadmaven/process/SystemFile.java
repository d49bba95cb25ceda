package io.github.scadmaven.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one of the files says in which Linux tells of itself.
 *
 * @param text all of it
 */
record SystemFile(String text) {

  /** Reads a file; one that is not there, as that of a process that has ended, says nothing. */
  static SystemFile in(Path file) {
    try {
      return new SystemFile(new String(Files.readAllBytes(file), StandardCharsets.US_ASCII));
    } catch (IOException e) {
      return new SystemFile("");
    }
  }

  /**
   * Finds a number.
   *
   * @param form what it stands in; its first group is the number
   */
  OptionalLong number(Pattern form) {
    Matcher number = form.matcher(text);
    return number.find() ? OptionalLong.of(Long.parseLong(number.group(1))) : OptionalLong.empty();
  }
}
