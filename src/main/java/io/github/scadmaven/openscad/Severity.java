package io.github.scadmaven.openscad;

import java.util.Locale;

/** The kinds of messages OpenSCAD prints. */
public enum Severity {
  /** Something failed; the exit code may be 0 all the same. */
  ERROR,
  /** Something is doubtful, or a part of the model is missing. */
  WARNING,
  /** Something works but will not for ever. */
  DEPRECATED,
  /** Where in the call stack the message before it came from. */
  TRACE,
  /** What the model itself printed with {@code echo()}. */
  ECHO,
  /** What this plugin has to say of a model that OpenSCAD reads in silence. */
  NOTE;

  /**
   * Finds the severity for the word a message of OpenSCAD begins with.
   *
   * @param word for example {@code FONT-WARNING}
   */
  static Severity ofPrefix(String word) {
    String upper = word.toUpperCase(Locale.ROOT);
    if (upper.endsWith("ERROR")) {
      return ERROR;
    }
    return upper.endsWith("WARNING") ? WARNING : valueOf(upper);
  }

  /** Returns the name in reports: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
