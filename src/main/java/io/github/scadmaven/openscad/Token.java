package io.github.scadmaven.openscad;

/**
 * A part of an OpenSCAD text: all of it but blanks is in one.
 *
 * @param kind what it is
 * @param text how it is written, quotes and the signs of comments included
 * @param start where it begins, in characters from the beginning of the text
 * @param line the line that it begins in, counted from 1
 * @param column the place in that line that it begins at, counted from 1
 */
public record Token(Kind kind, String text, int start, int line, int column) {

  /** What a part of a text is. */
  public enum Kind {
    BLOCK_COMMENT,
    LINE_COMMENT,
    STRING,
    INCLUDE,
    USE,
    NUMBER,
    /** A name or a word of the language. */
    WORD,
    /** Any other sign, by itself. */
    SIGN
  }

  /** Returns whether it is a comment of either kind. */
  public boolean isComment() {
    return kind == Kind.BLOCK_COMMENT || kind == Kind.LINE_COMMENT;
  }

  /** Returns whether it is a sign, and which. */
  public boolean isSign(char sign) {
    return kind == Kind.SIGN && text.charAt(0) == sign;
  }

  /** Returns whether it is a certain word. */
  public boolean isWord(String word) {
    return kind == Kind.WORD && text.equals(word);
  }

  /** Returns the file that an include or use names, as written there. */
  public String file() {
    return text.substring(text.indexOf('<') + 1, text.length() - 1);
  }
}
