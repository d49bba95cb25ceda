package io.github.scadmaven.mesh;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The two forms of STL. */
enum StlForm {
  /**
   * A triangle reaches from the line that begins with "facet" to that of the next one, the last to
   * the line with "endsolid".
   */
  TEXT(0) {
    @Override
    Triangles find(byte[] bytes, int length, boolean endOfFile) {
      int[] bounds = new int[2 + length / 100];
      int count = 0;
      for (int line = 0; line < length; line = nextLine(bytes, line, length)) {
        int word = skipBlanks(bytes, line, length);
        boolean endsolid = startsWith(bytes, word, length, "endsolid");
        if (endsolid || startsWith(bytes, word, length, "facet")) {
          if (count == bounds.length) {
            bounds = Arrays.copyOf(bounds, count * 2);
          }
          bounds[count] = line;
          if (endsolid) {
            return new Triangles(bytes, bounds, count, true);
          }
          count++;
        }
      }
      return new Triangles(bytes, bounds, Math.max(0, count - 1), false);
    }
  },

  /** All triangles have the same length. */
  BINARY(84) {
    @Override
    Triangles find(byte[] bytes, int length, boolean endOfFile) {
      int count = length / BINARY_TRIANGLE;
      int[] bounds = new int[count + 1];
      for (int i = 0; i <= count; i++) {
        bounds[i] = i * BINARY_TRIANGLE;
      }
      return new Triangles(bytes, bounds, count, endOfFile);
    }
  };

  private static final int BINARY_TRIANGLE = 50;

  private final int header;

  StlForm(int header) {
    this.header = header;
  }

  /**
   * Finds the form of a file; {@code null} if it has neither. A binary file is told by its length
   * alone: its header may begin with "solid", too.
   */
  static @Nullable StlForm of(RandomAccessFile file) throws IOException {
    byte[] start = new byte[(int) Math.min(BINARY.header, file.length())];
    file.seek(0);
    file.readFully(start);
    if (start.length == BINARY.header) {
      int count =
          ByteBuffer.wrap(start)
              .order(ByteOrder.LITTLE_ENDIAN)
              .getInt(BINARY.header - Integer.BYTES);
      if (BINARY.header + BINARY_TRIANGLE * Integer.toUnsignedLong(count) == file.length()) {
        return BINARY;
      }
    }
    int word = skipBlanks(start, 0, start.length);
    return startsWith(start, word, start.length, "solid") ? TEXT : null;
  }

  /** Returns how many bytes at the beginning of a file are never triangles. */
  long header() {
    return header;
  }

  /**
   * Finds the whole triangles in a piece of a file.
   *
   * @param bytes holds the piece
   * @param length how many bytes it has
   * @param endOfFile whether the file ends with it
   */
  abstract Triangles find(byte[] bytes, int length, boolean endOfFile);

  private static int nextLine(byte[] bytes, int from, int length) {
    int i = from;
    while (i < length && bytes[i] != '\n') {
      i++;
    }
    return i + 1;
  }

  private static int skipBlanks(byte[] bytes, int from, int length) {
    int i = from;
    while (i < length && (bytes[i] == ' ' || bytes[i] == '\t')) {
      i++;
    }
    return i;
  }

  private static boolean startsWith(byte[] bytes, int at, int length, String word) {
    if (at + word.length() > length) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (bytes[at + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
