package io.github.scadmaven.openscad;

import java.util.regex.Pattern;

/**
 * Words as programs on Windows read them: there a process is given one line, and the C runtime, by
 * which OpenSCAD is built, splits it and takes quotes away. Java puts quotes around words with
 * blanks, and leaves those in the words to whoever wrote them.
 */
final class WindowsWords {

  private static final Pattern QUOTE = Pattern.compile("(\\\\*)\"");

  private WindowsWords() {}

  /** Returns a word, without blanks if it has quotes, so that its quotes arrive. */
  static String escaped(String word) {
    return QUOTE
        .matcher(word)
        .replaceAll(quote -> quote.group(1).repeat(2).replace("\\", "\\\\") + "\\\\\"");
  }
}
