package io.github.scadmaven.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The word that was probably meant. */
class SuggestionTest {

  private static final List<String> WORDS = List.of("module", "models", "suffix", "quality");

  @ParameterizedTest
  @CsvSource({
    "modul, module", // a letter less
    "modulee, module", // a letter more
    "nodule, module", // another letter
    "modlue, module", // two letters swapped
    "MODULE, module", // another case
    "model, models",
    "qualty, quality",
  })
  void theNearestWordIsOffered(String wrong, String right) {
    assertThat(Suggestion.forWord(wrong, WORDS)).isEqualTo("did you mean " + right + "?");
  }

  @Test
  void allWordsAreNamedIfNoneIsNear() {
    assertThat(Suggestion.forWord("colour", WORDS))
        .isEqualTo("known are module, models, suffix, quality");
  }

  @Test
  void noMoreWordsAreNamedThanOneCanRead() {
    List<String> many = IntStream.range(0, 300).mapToObj(i -> "model" + i).toList();

    assertThat(Suggestion.forWord("wheel", many)).endsWith(", model29 and 270 more");
  }

  @Test
  void aWordOfAMillionLettersIsNearToNone() {
    assertThat(Suggestion.nearest("x".repeat(1_000_000), WORDS)).isEmpty();
  }
}
