package io.github.scadmaven.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers come out as they went in, without noise, and as an XML number. */
class DecimalsTest {

  /** ST_Number of the 3MF Core Specification's schema. */
  private static final String NUMBER =
      "((\\-|\\+)?(([0-9]+(\\.[0-9]+)?)|(\\.[0-9]+))((e|E)(\\-|\\+)?[0-9]+)?)";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "1",
        "-1",
        "0.1",
        "0.3",
        "-0.332674",
        "1237.19",
        "99.9239",
        "123456",
        "9.77851",
        "0.000001",
        "0.00000123457",
        "123456789012345",
        "1.2345678901234",
        "-1.23457E-12"
      })
  void theTextIsThatOfTheFile(String text) {
    assertThat(Decimals.print(Decimals.parse(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"1e-07, 0.0000001", "-0, 0", "1.50, 1.5", "1e+06, 1000000", "+.5, 0.5", "00012., 12"})
  void theSameNumberIsAlwaysTheSameText(String text, String printed) {
    assertThat(Decimals.print(Decimals.parse(text))).isEqualTo(printed);
  }

  @Test
  void everyNumberComesBackAndIsValid() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      double any = Double.longBitsToDouble(random.nextLong());
      double usual = random.nextGaussian() * 100;
      assertComesBack(Double.isFinite(any) ? any : 0);
      assertComesBack(usual);
      assertComesBack((float) usual);
    }
    assertComesBack(Double.MAX_VALUE);
    assertComesBack(Double.MIN_VALUE);
  }

  private static void assertComesBack(double value) {
    String text = Decimals.print(value);
    assertThat(Double.parseDouble(text)).isEqualTo(value + 0.0);
    assertThat(text).matches(NUMBER);
  }
}
