package io.github.scadmaven.engine;

import java.util.Locale;

/** How Fontconfig compares the names of font families and styles. */
final class FontFamily {

  private FontFamily() {}

  /** Returns whether two names are the same to it: blanks and case don't matter. */
  static boolean same(String a, String b) {
    return plain(a).equals(plain(b));
  }

  private static String plain(String name) {
    return name.replace(" ", "").toLowerCase(Locale.ROOT);
  }
}
