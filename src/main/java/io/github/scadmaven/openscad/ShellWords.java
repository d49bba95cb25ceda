package io.github.scadmaven.openscad;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a text into words by the rules of POSIX shells for quoting; see "Quoting" in the
 * standard's chapter on the shell. A backslash before a line break continues the line.
 */
final class ShellWords {

  private static final String SPECIAL_IN_DOUBLE_QUOTES = "\"\\$`\n";

  private final String text;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private int at;

  ShellWords(String text) {
    this.text = text;
  }

  /**
   * Returns the words.
   *
   * @throws IllegalArgumentException if a quote is not closed
   */
  List<String> split() {
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (Character.isWhitespace(c)) {
        endWord();
      } else if (c == '\'') {
        singleQuoted();
      } else if (c == '"') {
        doubleQuoted();
      } else {
        plain(c);
      }
    }
    endWord();
    return words;
  }

  private void endWord() {
    if (inWord) {
      words.add(word.toString());
      word.setLength(0);
      inWord = false;
    }
  }

  private void plain(char c) {
    if (c != '\\') {
      add(c);
    } else if (at == text.length()) {
      throw new IllegalArgumentException("ends in a backslash, which must stand before something");
    } else if (text.charAt(at++) != '\n') {
      add(text.charAt(at - 1));
    }
  }

  private void singleQuoted() {
    int end = text.indexOf('\'', at);
    if (end < 0) {
      throw new IllegalArgumentException("has a ' that is not closed by another one");
    }
    word.append(text, at, end);
    inWord = true;
    at = end + 1;
  }

  private void doubleQuoted() {
    inWord = true;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return;
      }
      boolean escapes =
          c == '\\' && at < text.length() && SPECIAL_IN_DOUBLE_QUOTES.indexOf(text.charAt(at)) >= 0;
      if (!escapes) {
        word.append(c);
      } else if (text.charAt(at++) != '\n') {
        word.append(text.charAt(at - 1));
      }
    }
    throw new IllegalArgumentException("has a \" that is not closed by another one");
  }

  private void add(char c) {
    word.append(c);
    inWord = true;
  }
}
