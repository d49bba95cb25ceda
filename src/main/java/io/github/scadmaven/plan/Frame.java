package io.github.scadmaven.plan;

import io.github.scadmaven.openscad.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/**
 * One frame of an animation.
 *
 * @param index its number, from 0
 * @param count how many there are
 */
record Frame(int index, int count) {

  /** Returns its number as OpenSCAD's {@code --animate} writes it: five digits. */
  String number() {
    return String.format(Locale.ROOT, "%05d", index);
  }

  /** Returns the value of {@code $t}, which goes from 0 to just below 1. */
  Value time() {
    return Value.Numeral.of(
        BigDecimal.valueOf(index).divide(BigDecimal.valueOf(count), MathContext.DECIMAL64));
  }
}
