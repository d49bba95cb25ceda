package io.github.scadmaven.openscad;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines like a {@link java.io.BufferedReader}, but gives a long one only up to a limit, so
 * that a model can't fill the memory with one {@code echo()}. A line ends with {@code \n} or {@code
 * \r\n}.
 */
final class BoundedLines {

  private final Reader reader;
  private final int longest;
  private final char[] piece = new char[1 << 13];
  private int position;
  private int end;

  /**
   * Creates one.
   *
   * @param reader gives the text; not closed here
   * @param longest how many characters of a line are given
   */
  BoundedLines(Reader reader, int longest) {
    this.reader = reader;
    this.longest = longest;
  }

  /** Returns the next line; {@code null} at the end. */
  @Nullable String next() throws IOException {
    if (position == end && !fill()) {
      return null;
    }
    StringBuilder line = new StringBuilder();
    do {
      int begin = position;
      while (position < end && piece[position] != '\n') {
        position++;
      }
      line.append(piece, begin, Math.min(position - begin, longest - line.length()));
    } while (position == end && fill());
    position = Math.min(position + 1, end);
    int last = line.length() - 1;
    if (last >= 0 && line.charAt(last) == '\r') {
      line.setLength(last);
    }
    return line.toString();
  }

  private boolean fill() throws IOException {
    position = 0;
    end = Math.max(0, reader.read(piece));
    return end > 0;
  }
}
