package io.github.scadmaven.mesh;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * An STL file, text or binary.
 *
 * <p>OpenSCAD 2021.01 writes the triangles of a model in another order on every run; everything
 * else about them, the texts of their numbers included, is the same. Sorting them makes the same
 * geometry the same bytes.
 */
public final class StlFile {

  private static final int BINARY_HEADER = 84;
  private static final int BINARY_TRIANGLE = 50;

  private StlFile() {}

  /**
   * Copies an STL file with its triangles in canonical order: that of their bytes.
   *
   * <p>Needs memory for the file and 8 bytes per triangle. What is neither text nor binary STL is
   * copied as it is.
   *
   * @param from the file
   * @param to the copy; overwritten if it exists
   * @return whether the triangles are in order; false if the file is too large for it (2 GB) and
   *     was not copied
   * @throws IOException if a file can't be read or written
   */
  public static boolean copySorted(Path from, Path to) throws IOException {
    if (Files.size(from) > Integer.MAX_VALUE - 16) {
      return false;
    }
    byte[] bytes = Files.readAllBytes(from);
    Triangles triangles = find(bytes);
    int[] order = TriangleOrder.of(triangles);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(to), 1 << 16)) {
      int begin = triangles.count() == 0 ? bytes.length : triangles.start(0);
      out.write(bytes, 0, begin);
      for (int triangle : order) {
        out.write(bytes, triangles.start(triangle), triangles.length(triangle));
      }
      int end = triangles.count() == 0 ? bytes.length : triangles.end(triangles.count() - 1);
      out.write(bytes, end, bytes.length - end);
    }
    return true;
  }

  private static Triangles find(byte[] bytes) {
    int count = binaryCount(bytes);
    return count >= 0 ? binary(bytes, count) : text(bytes);
  }

  /** A binary file is told by its length alone: its header may begin with "solid", too. */
  private static int binaryCount(byte[] bytes) {
    if (bytes.length < BINARY_HEADER) {
      return -1;
    }
    int count =
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(BINARY_HEADER - Integer.BYTES);
    return count >= 0 && BINARY_HEADER + (long) BINARY_TRIANGLE * count == bytes.length
        ? count
        : -1;
  }

  private static Triangles binary(byte[] bytes, int count) {
    int[] starts = new int[count + 1];
    for (int i = 0; i <= count; i++) {
      starts[i] = BINARY_HEADER + i * BINARY_TRIANGLE;
    }
    return new Triangles(bytes, starts, count);
  }

  /**
   * A triangle of a text file reaches from the line that begins with "facet" to that of the next
   * one.
   */
  private static Triangles text(byte[] bytes) {
    int[] starts = new int[1 + bytes.length / 100];
    int count = 0;
    int end = bytes.length;
    for (int line = 0; line < bytes.length; line = nextLine(bytes, line)) {
      int word = skipBlanks(bytes, line);
      boolean facet = startsWith(bytes, word, "facet");
      if (facet || (count > 0 && startsWith(bytes, word, "endsolid"))) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count] = line;
        if (!facet) {
          end = line;
          break;
        }
        count++;
      }
    }
    int[] bounds = Arrays.copyOf(starts, count + 1);
    bounds[count] = end;
    return new Triangles(bytes, bounds, count);
  }

  private static int nextLine(byte[] bytes, int from) {
    int i = from;
    while (i < bytes.length && bytes[i] != '\n') {
      i++;
    }
    return i + 1;
  }

  private static int skipBlanks(byte[] bytes, int from) {
    int i = from;
    while (i < bytes.length && (bytes[i] == ' ' || bytes[i] == '\t')) {
      i++;
    }
    return i;
  }

  private static boolean startsWith(byte[] bytes, int at, String word) {
    if (at + word.length() > bytes.length) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (bytes[at + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Where the triangles of a file stand, one directly after the other. */
  static final class Triangles {

    private final byte[] bytes;
    private final int[] bounds;
    private final int count;

    /**
     * Creates it.
     *
     * @param bytes the whole file
     * @param bounds where each triangle begins, and where the last one ends
     * @param count how many there are
     */
    Triangles(byte[] bytes, int[] bounds, int count) {
      this.bytes = bytes;
      this.bounds = bounds;
      this.count = count;
    }

    int count() {
      return count;
    }

    int start(int triangle) {
      return bounds[triangle];
    }

    int end(int triangle) {
      return bounds[triangle + 1];
    }

    int length(int triangle) {
      return end(triangle) - start(triangle);
    }

    /** Compares two triangles by their bytes. */
    int compare(int a, int b) {
      return Arrays.compareUnsigned(bytes, start(a), end(a), bytes, start(b), end(b));
    }
  }
}
