package io.github.scadmaven.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of several equal shares of the models, as for the machines of a CI matrix.
 *
 * @param number which share, from 1
 * @param count how many shares there are
 */
public record Shard(int number, int count) {

  private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,3})/([1-9]\\d{0,3})");

  /**
   * Reads the form {@code 2/5}, the second share of five.
   *
   * @param text what the user wrote
   * @return the shard; empty if it has not that form, or there are not as many shares
   */
  static Optional<Shard> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    int number = Integer.parseInt(form.group(1));
    int count = Integer.parseInt(form.group(2));
    return number <= count ? Optional.of(new Shard(number, count)) : Optional.empty();
  }

  /** Returns the form that {@link #parse} reads. */
  @Override
  public String toString() {
    return number + "/" + count;
  }
}
