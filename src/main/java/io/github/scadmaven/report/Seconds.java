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

  /**
   * Writes a time that nobody knows exactly: {@code 40 s}, {@code 1 min 20 s}, from 10 minutes on
   * {@code 12 min}, from an hour on {@code 1 h 05 min}.
   */
  static String rough(double seconds) {
    long step = seconds < 60 ? 5 : seconds < 600 ? 10 : 60;
    long whole = Math.round(seconds / step) * step;
    if (whole < 60) {
      return whole + " s";
    }
    long minutes = whole / 60;
    if (whole < 600) {
      return String.format(Locale.ROOT, "%d min %02d s", minutes, whole % 60);
    }
    return minutes < 60
        ? String.format(Locale.ROOT, "%d min", minutes)
        : String.format(Locale.ROOT, "%d h %02d min", minutes / 60, minutes % 60);
  }
}
