package io.github.scadmaven.openscad;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Quotes arrive at a program on Windows if they are escaped as Microsoft's documentation of the C
 * runtime's argument parsing says: backslashes count only before a quote.
 */
class WindowsWordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "w=5 | w=5",
        "C:\\models\\a.scad | C:\\models\\a.scad",
        "t=\"a\" | t=\\\"a\\\"",
        "t=\"a\\\"b\" | t=\\\"a\\\\\\\"b\\\"",
        "t=\"a\\\\\" | t=\\\"a\\\\\\\\\\\"",
      })
  void quotesAndTheBackslashesBeforeThemAreEscaped(String word, String escaped) {
    assertThat(WindowsWords.escaped(word)).isEqualTo(escaped);
  }
}
