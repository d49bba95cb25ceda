package io.github.scadmaven.mesh;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads an OFF file line by line and word by word, and knows where it is. */
final class OffScanner implements Closeable {

  private static final int END = -1;
  private static final int LONGEST_WORD = 100;

  private final Path file;
  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private final byte[] word = new byte[LONGEST_WORD];
  private int at;
  private int filled;
  private int line;

  OffScanner(Path file) throws IOException {
    this.file = file;
    this.in = Files.newInputStream(file);
  }

  /** Goes to the next line that has words; returns false at the end of the file. */
  boolean nextLine() throws IOException {
    do {
      if (line > 0) {
        skipLine();
      }
      line++;
    } while (!hasWord() && peek() != END);
    return peek() != END;
  }

  /** Tells whether the line has another word. */
  boolean hasWord() throws IOException {
    while (isBlank(peek())) {
      at++;
    }
    int next = peek();
    return next != END && next != '\n' && next != '#';
  }

  /** Tells whether the line was ended, as every line is that was written whole. */
  boolean lineIsWhole() throws IOException {
    while (peek() != END && peek() != '\n') {
      at++;
    }
    return peek() == '\n';
  }

  /** Reads the next word; the line must have one. */
  String word() throws IOException {
    return new String(word, 0, readWord(), StandardCharsets.ISO_8859_1);
  }

  /** Reads a whole number; anything but digits, or more than an {@code int} holds, is -1. */
  int wholeNumber() throws IOException {
    int length = readWord();
    long number = 0;
    for (int i = 0; i < length; i++) {
      if (word[i] < '0' || word[i] > '9') {
        return -1;
      }
      number = 10 * number + word[i] - '0';
      if (number > Integer.MAX_VALUE) {
        return -1;
      }
    }
    return (int) number;
  }

  /** Makes the exception that says what is wrong with this line. */
  IOException wrong(String what) {
    return new IOException(file + ", line " + line + ": " + what);
  }

  private int readWord() throws IOException {
    int length = 0;
    for (int next = peek(); next != END && next > ' ' && next != '#'; next = peek()) {
      if (length == LONGEST_WORD) {
        throw wrong("a word of more than " + LONGEST_WORD + " characters");
      }
      word[length++] = (byte) next;
      at++;
    }
    return length;
  }

  private void skipLine() throws IOException {
    if (lineIsWhole()) {
      at++;
    }
  }

  private static boolean isBlank(int character) {
    return character != END && character <= ' ' && character != '\n';
  }

  private int peek() throws IOException {
    if (at >= filled) {
      at = 0;
      filled = Math.max(in.read(buffer), 0);
      if (filled == 0) {
        return END;
      }
    }
    return buffer[at] & 0xff;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
