package io.github.scadmaven.mesh;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An OFF file as OpenSCAD writes it: a line with the numbers of vertices and faces, a line for each
 * vertex, and a line for each face with the numbers of its vertices.
 *
 * <p>OpenSCAD 2021.01 writes both in another order on every run. Sorting the faces by what their
 * vertices are, and numbering the vertices as the faces use them, makes the same geometry the same
 * bytes.
 */
public final class OffFile {

  private static final Pattern HEADER = Pattern.compile("OFF (\\d{1,9}) (\\d{1,9}) 0\\s*");

  /** The number of corners, the corners, and perhaps a colour. */
  private static final Pattern FACE = Pattern.compile("\\d{1,9}(?: \\d{1,9})+\\s*");

  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  private final byte[] bytes;

  /** Where each line begins, and where the last one ends. */
  private final int[] lines;

  private final int vertices;
  private final int faces;

  private OffFile(byte[] bytes, int[] lines, int vertices, int faces) {
    this.bytes = bytes;
    this.lines = lines;
    this.vertices = vertices;
    this.faces = faces;
  }

  /**
   * Copies an OFF file with its faces and vertices in canonical order.
   *
   * @param from the file
   * @param to the copy; overwritten if it exists
   * @return whether all is in order; false if the file is too large for it, or not as OpenSCAD
   *     writes it, and was not copied
   * @throws IOException if a file can't be read or written
   */
  public static boolean copySorted(Path from, Path to) throws IOException {
    if (Files.size(from) > Integer.MAX_VALUE / 16) {
      return false;
    }
    OffFile file = parse(Files.readAllBytes(from));
    if (file == null) {
      return false;
    }
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(to), 1 << 16)) {
      return file.writeSorted(out);
    }
  }

  private static @Nullable OffFile parse(byte[] bytes) {
    int[] lines = lines(bytes);
    int count = lines.length - 1;
    if (count == 0) {
      return null;
    }
    String first = new String(bytes, 0, Math.min(lines[1], 100), StandardCharsets.ISO_8859_1);
    Matcher header = HEADER.matcher(first);
    if (!header.matches()) {
      return null;
    }
    int vertices = Integer.parseInt(header.group(1));
    int faces = Integer.parseInt(header.group(2));
    return count == 1L + vertices + faces ? new OffFile(bytes, lines, vertices, faces) : null;
  }

  private static int[] lines(byte[] bytes) {
    int[] begins = new int[1 + bytes.length / 8];
    int count = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (i == 0 || bytes[i - 1] == '\n') {
        if (count == begins.length - 1) {
          begins = Arrays.copyOf(begins, count * 2 + 2);
        }
        begins[count++] = i;
      }
    }
    int[] bounds = Arrays.copyOf(begins, count + 1);
    bounds[count] = bytes.length;
    return bounds;
  }

  private boolean writeSorted(OutputStream out) throws IOException {
    Face[] sorted = new Face[faces];
    int[] bounds = new int[faces + 1];
    ByteArrayOutputStream keys = new ByteArrayOutputStream(bytes.length);
    for (int face = 0; face < faces; face++) {
      Face read = face(face);
      if (read == null) {
        return false;
      }
      sorted[face] = read;
      for (int vertex : read.corners) {
        keys.write(bytes, begin(vertex), end(vertex) - begin(vertex));
      }
      keys.writeBytes(read.colour.getBytes(StandardCharsets.US_ASCII));
      bounds[face + 1] = keys.size();
    }
    int[] order = TriangleOrder.of(new Triangles(keys.toByteArray(), bounds, faces, true));
    write(sorted, order, out);
    return true;
  }

  private void write(Face[] sorted, int[] order, OutputStream out) throws IOException {
    int[] newNumber = new int[vertices];
    Arrays.fill(newNumber, -1);
    int used = 0;
    out.write(bytes, 0, lines[1]);
    for (int face : order) {
      for (int vertex : sorted[face].corners) {
        if (newNumber[vertex] < 0) {
          newNumber[vertex] = used++;
          out.write(bytes, begin(vertex), end(vertex) - begin(vertex));
        }
      }
    }
    for (int vertex = 0; vertex < vertices; vertex++) {
      if (newNumber[vertex] < 0) {
        out.write(bytes, begin(vertex), end(vertex) - begin(vertex));
      }
    }
    for (int face : order) {
      StringBuilder line = new StringBuilder().append(sorted[face].corners.length);
      for (int vertex : sorted[face].corners) {
        line.append(' ').append(newNumber[vertex]);
      }
      out.write(
          line.append(sorted[face].colour)
              .append('\n')
              .toString()
              .getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** A face: the numbers of its vertices, and the colour that stands behind them. */
  private static final class Face {

    private final int[] corners;
    private final String colour;

    Face(int[] corners, String colour) {
      this.corners = corners;
      this.colour = colour;
    }
  }

  /** Reads a face; {@code null} if its line holds anything else. */
  private @Nullable Face face(int face) {
    int line = 1 + vertices + face;
    String text =
        new String(bytes, lines[line], lines[line + 1] - lines[line], StandardCharsets.ISO_8859_1);
    int[] numbers =
        NUMBER.matcher(text).results().mapToInt(found -> Integer.parseInt(found.group())).toArray();
    if (!FACE.matcher(text).matches() || numbers[0] == 0 || numbers[0] >= numbers.length) {
      return null;
    }
    int[] corners = Arrays.copyOfRange(numbers, 1, 1 + numbers[0]);
    if (Arrays.stream(corners).anyMatch(vertex -> vertex >= vertices)) {
      return null;
    }
    StringBuilder colour = new StringBuilder();
    for (int i = 1 + numbers[0]; i < numbers.length; i++) {
      colour.append(' ').append(numbers[i]);
    }
    return new Face(fromLeastCorner(corners), colour.toString());
  }

  /** A face may begin with any of its corners; the one whose text comes first is as good as any. */
  private int[] fromLeastCorner(int[] corners) {
    int least = 0;
    for (int i = 1; i < corners.length; i++) {
      if (compare(corners[i], corners[least]) < 0) {
        least = i;
      }
    }
    int[] rotated = new int[corners.length];
    for (int i = 0; i < corners.length; i++) {
      rotated[i] = corners[(least + i) % corners.length];
    }
    return rotated;
  }

  private int compare(int a, int b) {
    return Arrays.compareUnsigned(bytes, begin(a), end(a), bytes, begin(b), end(b));
  }

  private int begin(int vertex) {
    return lines[1 + vertex];
  }

  private int end(int vertex) {
    return lines[2 + vertex];
  }
}
