package io.github.scadmaven.openscad;

import io.github.scadmaven.openscad.Token.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes OpenSCAD's language apart, as its own lexer does: in time that grows with the length of the
 * text alone, whatever it is. A comment or string that does not end goes to the end of the text.
 */
public final class SourceTokens {

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int line = 1;
  private int lineStart;

  /** Up to where the file of an include may go, as last looked for. */
  private int fileEnd = -1;

  private SourceTokens(String text) {
    this.text = text;
  }

  /**
   * Takes a text apart.
   *
   * @param text a text
   * @return all that is in it, comments included
   */
  public static List<Token> of(String text) {
    SourceTokens source = new SourceTokens(text);
    source.read();
    return source.tokens;
  }

  /**
   * Takes a file apart.
   *
   * @param file an OpenSCAD file
   * @return what is in it but comments; nothing if it can't be read, which is told elsewhere
   */
  public static List<Token> codeOf(Path file) {
    try {
      List<Token> code = of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
      code.removeIf(Token::isComment);
      return code;
    } catch (IOException e) {
      return List.of();
    }
  }

  private void read() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c)) {
        skip(at + 1);
      } else if (c == '"') {
        add(Kind.STRING, stringEnd());
      } else if (text.startsWith("//", at)) {
        add(Kind.LINE_COMMENT, endAt(text.indexOf('\n', at)));
      } else if (text.startsWith("/*", at)) {
        int end = text.indexOf("*/", at + 2);
        add(Kind.BLOCK_COMMENT, end < 0 ? text.length() : end + 2);
      } else {
        readCode();
      }
    }
  }

  private void readCode() {
    int number = numberEnd();
    int word = wordEnd();
    if (number > at && number >= word) {
      add(Kind.NUMBER, number);
    } else if (word == at) {
      add(Kind.SIGN, at + 1);
    } else {
      String name = text.substring(at, word);
      int end = name.equals("include") || name.equals("use") ? fileEnd(word) : -1;
      Kind kind = end < 0 ? Kind.WORD : name.equals("use") ? Kind.USE : Kind.INCLUDE;
      add(kind, end < 0 ? word : end);
    }
  }

  private void add(Kind kind, int end) {
    tokens.add(new Token(kind, text.substring(at, end), at, line, at - lineStart + 1));
    skip(end);
  }

  private void skip(int end) {
    for (; at < end; at++) {
      if (text.charAt(at) == '\n') {
        line++;
        lineStart = at + 1;
      }
    }
  }

  private int endAt(int found) {
    return found < 0 ? text.length() : found;
  }

  private int stringEnd() {
    int end = at + 1;
    while (end < text.length() && text.charAt(end) != '"') {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    return Math.min(end + 1, text.length());
  }

  /** Where the file that is named behind an include or use ends; -1 if none is. */
  private int fileEnd(int from) {
    int open = from;
    while (open < text.length() && Character.isWhitespace(text.charAt(open))) {
      open++;
    }
    if (open == text.length() || text.charAt(open) != '<') {
      return -1;
    }
    // Of many that do not end, each would otherwise look through all that follow.
    if (fileEnd <= open) {
      fileEnd = open + 1;
      while (fileEnd < text.length() && ">\n\r\t".indexOf(text.charAt(fileEnd)) < 0) {
        fileEnd++;
      }
    }
    boolean isNamed = fileEnd < text.length() && text.charAt(fileEnd) == '>' && fileEnd > open + 1;
    return isNamed ? fileEnd + 1 : -1;
  }

  private int wordEnd() {
    int end = at;
    if (text.charAt(end) == '$') {
      end++;
    }
    int first = end;
    while (end < text.length() && isOfWord(text.charAt(end))) {
      end++;
    }
    return end == first ? at : end;
  }

  private static boolean isOfWord(char c) {
    return isDigit(c) || c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private int numberEnd() {
    if (text.startsWith("0x", at)) {
      int end = at + 2;
      while (end < text.length() && Character.digit(text.charAt(end), 16) >= 0) {
        end++;
      }
      if (end > at + 2) {
        return end;
      }
    }
    int end = digitsEnd(at);
    int digits = end - at;
    if (end < text.length() && text.charAt(end) == '.') {
      int fraction = digitsEnd(end + 1);
      digits += fraction - end - 1;
      end = fraction;
    }
    return digits == 0 ? at : exponentEnd(end);
  }

  private int exponentEnd(int from) {
    if (from == text.length() || "eE".indexOf(text.charAt(from)) < 0) {
      return from;
    }
    int sign = from + 1;
    boolean isSigned = sign < text.length() && "+-".indexOf(text.charAt(sign)) >= 0;
    int first = isSigned ? sign + 1 : sign;
    int end = digitsEnd(first);
    return end == first ? from : end;
  }

  private int digitsEnd(int from) {
    int end = from;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }
}
