package io.github.scadmaven.library;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The time of all entries of an archive, by {@code project.build.outputTimestamp}, as Maven's own
 * plugins understand it: an ISO 8601 time, or seconds since 1970.
 */
public final class ArchiveTime {

  /** For projects that don't say. Zips know no earlier year. */
  private static final LocalDateTime USUAL = LocalDateTime.of(1980, 2, 1, 0, 0);

  private static final int LAST_YEAR = 2099;

  private ArchiveTime() {}

  /**
   * Reads it.
   *
   * @param text the property; {@code null}, empty or a single letter if the project doesn't care
   * @return the time in UTC; the same on every machine also for projects that don't care
   * @throws LibraryException if it is no time, or none that a zip can hold
   */
  public static LocalDateTime of(@Nullable String text) throws LibraryException {
    if (text == null || text.isBlank() || text.strip().matches("\\D")) {
      return USUAL;
    }
    LocalDateTime time = parse(text.strip()).truncatedTo(ChronoUnit.SECONDS);
    if (time.isBefore(USUAL.withMonth(1)) || time.getYear() > LAST_YEAR) {
      throw new LibraryException(
          "project.build.outputTimestamp: %s is not between the years 1980 and %d, which are those of zip files"
              .formatted(text, LAST_YEAR));
    }
    return time;
  }

  private static LocalDateTime parse(String text) throws LibraryException {
    try {
      return text.matches("\\d{1,12}")
          ? LocalDateTime.ofInstant(Instant.ofEpochSecond(Long.parseLong(text)), ZoneOffset.UTC)
          : OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
    } catch (DateTimeException e) {
      throw new LibraryException(
          "project.build.outputTimestamp: %s is no time; write it like 2026-11-22T00:00:00Z or as seconds since 1970"
              .formatted(text));
    }
  }
}
