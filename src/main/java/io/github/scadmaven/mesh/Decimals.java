package io.github.scadmaven.mesh;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Coordinates as text. A number is printed with the fewest decimals that make the same {@code
 * double} again: as it was written, if it was with up to 15 digits. {@link Double#toString(double)}
 * is not up to that, its digits changed with Java 19.
 */
final class Decimals {

  private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};
  private static final double MOST = 1e15;
  private static final int MOST_DIGITS = 17;

  private Decimals() {}

  /** Reads a number of digits, sign, point and exponent; anything else is {@code NaN}. */
  static double parse(String text) {
    for (int i = 0; i < text.length(); i++) {
      if ("0123456789.+-eE".indexOf(text.charAt(i)) < 0) {
        return Double.NaN;
      }
    }
    try {
      // Makes -0 the same as 0.
      return Double.parseDouble(text) + 0.0;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** Returns a finite number as the 3MF Core Specification wants it (ST_Number). */
  static String print(double value) {
    for (int scale = 0; scale < POWERS.length; scale++) {
      double digits = Math.rint(value * POWERS[scale]);
      // Both are exact, so the quotient is what reading the decimal gives.
      if (Math.abs(digits) < MOST && digits / POWERS[scale] == value) {
        return BigDecimal.valueOf((long) digits, scale).toPlainString();
      }
    }
    return printAnyDigits(value);
  }

  private static String printAnyDigits(double value) {
    BigDecimal exact = new BigDecimal(value);
    int digits = 15;
    BigDecimal rounded = exact.round(new MathContext(digits));
    while (rounded.doubleValue() != value && digits < MOST_DIGITS) {
      digits++;
      rounded = exact.round(new MathContext(digits));
    }
    return rounded.stripTrailingZeros().toString();
  }
}
