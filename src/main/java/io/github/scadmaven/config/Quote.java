package io.github.scadmaven.config;

import java.util.regex.Pattern;

/** What users wrote, in a form that keeps a message a readable line. */
final class Quote {

  private static final int LONGEST = 80;

  /** Terminals and log readers take more than the ASCII ones for the end of a line. */
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]");

  private Quote() {}

  /** Returns a text in quotes, shortened. */
  static String of(String text) {
    return '"' + shortened(text) + '"';
  }

  /** Returns no more than a text's beginning. */
  static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }

  /** Returns a text with its control characters escaped, line breaks included. */
  static String oneLine(String text) {
    return CONTROL
        .matcher(text)
        .replaceAll(
            found ->
                switch (found.group().charAt(0)) {
                  case '\n' -> "\\\\n";
                  case '\t' -> "\\\\t";
                  default -> "\\\\u%04X".formatted((int) found.group().charAt(0));
                });
  }
}
