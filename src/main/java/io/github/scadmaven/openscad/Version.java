package io.github.scadmaven.openscad;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of OpenSCAD, which is a date: 2021.01 is a release, 2025.03.25 a snapshot.
 *
 * @param year the year
 * @param month the month
 * @param day the day; 0 for a release
 */
public record Version(int year, int month, int day) implements Comparable<Version> {

  private static final Pattern LINE =
      Pattern.compile(
          "^OpenSCAD version (\\d{4})\\.(\\d{1,2})(?:\\.(\\d{1,2}))?", Pattern.MULTILINE);

  private static final Comparator<Version> ORDER =
      Comparator.comparingInt(Version::year)
          .thenComparingInt(Version::month)
          .thenComparingInt(Version::day);

  /**
   * Finds the version in what {@code openscad --version} printed.
   *
   * @param output all of it
   * @return the version; empty if this is no output of OpenSCAD
   */
  public static Optional<Version> in(String output) {
    Matcher line = LINE.matcher(output);
    if (!line.find()) {
      return Optional.empty();
    }
    int day = line.group(3) == null ? 0 : Integer.parseInt(line.group(3));
    return Optional.of(
        new Version(Integer.parseInt(line.group(1)), Integer.parseInt(line.group(2)), day));
  }

  /** Returns the whole line that says it, with what else tells one build from others. */
  static String lineIn(String output) {
    return output.lines().filter(line -> LINE.matcher(line).find()).findFirst().orElse("").strip();
  }

  @Override
  public int compareTo(Version other) {
    return ORDER.compare(this, other);
  }

  /** Returns whether this is an earlier version than the one of the given day. */
  boolean isBefore(int otherYear, int otherMonth, int otherDay) {
    return compareTo(new Version(otherYear, otherMonth, otherDay)) < 0;
  }

  @Override
  public String toString() {
    return day == 0 ? "%d.%02d".formatted(year, month) : "%d.%02d.%02d".formatted(year, month, day);
  }
}
