package io.github.scadmaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Amounts of memory are short, and have the units of the configuration. */
class BytesTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0 MB",
    "1048575, 0 MB",
    "412876800, 393 MB",
    "1073741823, 1023 MB",
    "1073741824, 1.0 GB",
    "3500000000, 3.3 GB",
    "68719476736, 64.0 GB",
  })
  void anAmountIsWrittenForPeople(long bytes, String text) {
    assertThat(Bytes.format(bytes)).isEqualTo(text);
  }
}
