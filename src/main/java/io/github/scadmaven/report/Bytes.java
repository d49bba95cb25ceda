package io.github.scadmaven.report;

import java.util.Locale;

/** Amounts of memory, as people read them. */
final class Bytes {

  private static final long MEGABYTE = 1 << 20;
  private static final long GIGABYTE = 1 << 30;

  private Bytes() {}

  /** Writes {@code 512 MB}, from 1024 of them on {@code 3.2 GB}: the units of the configuration. */
  static String format(long bytes) {
    return bytes < GIGABYTE
        ? bytes / MEGABYTE + " MB"
        : String.format(Locale.ROOT, "%.1f GB", (double) bytes / GIGABYTE);
  }
}
