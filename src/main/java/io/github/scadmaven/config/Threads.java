package io.github.scadmaven.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many renders may run at a time.
 *
 * @param amount a count, or a factor if {@code perCore}
 * @param perCore whether the amount is multiplied by the number of processor cores
 */
public record Threads(double amount, boolean perCore) {

  /** One per core. */
  public static final Threads DEFAULT = new Threads(1, true);

  private static final Pattern FORM = Pattern.compile("(\\d{1,6})|(\\d{1,4}(?:\\.\\d{1,4})?)[cC]");

  /**
   * Reads the forms that Maven's own {@code -T} knows: {@code 4}, {@code 1C}, {@code 0.5C}.
   *
   * @param text what the user wrote
   * @return the threads; empty if it is none of these forms, or zero
   */
  static Optional<Threads> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    boolean perCore = form.group(2) != null;
    double amount = Double.parseDouble(perCore ? form.group(2) : form.group(1));
    return amount > 0 ? Optional.of(new Threads(amount, perCore)) : Optional.empty();
  }

  /**
   * Returns the number for a machine.
   *
   * @param cores its processor cores
   * @return at least 1
   */
  public int count(int cores) {
    return Math.max(1, (int) (perCore ? amount * cores : amount));
  }
}
