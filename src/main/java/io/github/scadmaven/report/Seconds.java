package io.github.scadmaven.report;

import java.util.Locale;

/** Times, as people read them. */
final class Seconds {

  private Seconds() {}

  /** Writes {@code 4.1 s}, from 100 seconds on {@code 2 min 05 s}. */
  static String format(double seconds) {
    if (Math.round(seconds * 10) < 1000) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    return String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
  }
}
