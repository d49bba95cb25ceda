package io.github.scadmaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times are short, and minutes begin where seconds are no longer read easily. */
class SecondsTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0.0 s",
    "0.04, 0.0 s",
    "0.05, 0.1 s",
    "4.123, 4.1 s",
    "99.94, 99.9 s",
    "99.96, 1 min 40 s",
    "100, 1 min 40 s",
    "119.6, 2 min 00 s",
    "125, 2 min 05 s",
    "3725, 62 min 05 s",
  })
  void aTimeIsWrittenForPeople(double seconds, String text) {
    assertThat(Seconds.format(seconds)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "10, 10 s",
    "12.6, 15 s",
    "57, 55 s",
    "58, 1 min 00 s",
    "83, 1 min 20 s",
    "594, 9 min 50 s",
    "596, 10 min",
    "754, 13 min",
    "3569, 59 min",
    "3571, 1 h 00 min",
    "3900, 1 h 05 min",
  })
  void aTimeThatNobodyKnowsExactlyIsRound(double seconds, String text) {
    assertThat(Seconds.rough(seconds)).isEqualTo(text);
  }

  @Test
  void allCountriesSeeTheSame() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(Seconds.format(4.1)).isEqualTo("4.1 s");
      assertThat(Seconds.format(125)).isEqualTo("2 min 05 s");
      assertThat(Seconds.rough(125)).isEqualTo("2 min 10 s");
    } finally {
      Locale.setDefault(before);
    }
  }
}
