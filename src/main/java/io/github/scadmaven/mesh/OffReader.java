package io.github.scadmaven.mesh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Reads OFF files as OpenSCAD writes them: {@code OFF}, the numbers of vertices, faces and edges,
 * one vertex a line, one face a line. A face may end with a colour, three or four numbers from 0 to
 * 255.
 *
 * <p>OpenSCAD writes coordinates with six digits, so corners of a thin part may end up in the same
 * place.
 *
 * <p>OpenSCAD 2025.03.25 gives its default colour to the faces of models without color() once they
 * went through a boolean operation, and none at all before that. So here the two are the same.
 */
final class OffReader {

  /** The colour of what has no colour: that of OpenSCAD's default colour scheme, 0xRRGGBBAA. */
  static final int DEFAULT_COLOUR = 0xF9D72CFF;

  private static final int SHORTEST_VERTEX = "0 0 0\n".length();
  private static final int SHORTEST_FACE = "0\n".length();
  private static final int MOST_CORNERS = Integer.MAX_VALUE / 4;

  private final OffScanner scanner;
  private double[] coordinates = {};
  private int[] corners = {};
  private int[] ends = {};
  private int[] colours = {};

  private OffReader(OffScanner scanner) {
    this.scanner = scanner;
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it can't be read, or with file, line and what is wrong there
   */
  static PolygonMesh read(Path file) throws IOException {
    try (OffScanner scanner = new OffScanner(file)) {
      return new OffReader(scanner).read(Files.size(file));
    }
  }

  private PolygonMesh read(long fileSize) throws IOException {
    readCounts(fileSize);
    int vertexCount = coordinates.length / 3;
    for (int vertex = 0; vertex < vertexCount; vertex++) {
      nextLine(vertex, vertexCount, "vertices");
      readVertex(vertex);
    }
    for (int face = 0; face < ends.length; face++) {
      nextLine(face, ends.length, "faces");
      readFace(face);
    }
    if (!scanner.lineIsWhole()) {
      throw scanner.wrong("the file ends within the line");
    }
    if (scanner.nextLine()) {
      throw scanner.wrong("more lines than the " + ends.length + " faces that were announced");
    }
    int used = ends.length == 0 ? 0 : ends[ends.length - 1];
    return new PolygonMesh(coordinates, Arrays.copyOf(corners, used), ends, colours);
  }

  private void readCounts(long fileSize) throws IOException {
    if (!scanner.nextLine() || !scanner.word().equals("OFF")) {
      throw scanner.wrong("not an OFF file, which begins with the word OFF");
    }
    if (!scanner.hasWord() && !scanner.nextLine()) {
      throw scanner.wrong("the file ends before the numbers of vertices and faces");
    }
    int vertices = count("vertices");
    int faces = count("faces");
    if ((long) SHORTEST_VERTEX * vertices + (long) SHORTEST_FACE * faces > fileSize
        || Math.max(vertices, faces) > MOST_CORNERS) {
      throw scanner.wrong(
          vertices + " vertices and " + faces + " faces don't fit into " + fileSize + " bytes");
    }
    coordinates = new double[3 * vertices];
    corners = new int[3 * faces];
    ends = new int[faces];
    colours = new int[faces];
  }

  private int count(String what) throws IOException {
    int count = scanner.hasWord() ? scanner.wholeNumber() : -1;
    if (count < 0) {
      throw scanner.wrong("the number of " + what + " is missing");
    }
    return count;
  }

  private void nextLine(int done, int announced, String what) throws IOException {
    if (!scanner.nextLine()) {
      throw scanner.wrong(
          "the file ends after " + done + " of the " + announced + " " + what + " announced");
    }
  }

  private void readVertex(int vertex) throws IOException {
    for (int i = 3 * vertex; i < 3 * vertex + 3; i++) {
      if (!scanner.hasWord()) {
        throw scanner.wrong("vertex " + vertex + " has less than three coordinates");
      }
      String word = scanner.word();
      double value = Decimals.parse(word);
      if (!Double.isFinite(value)) {
        throw scanner.wrong(
            "vertex " + vertex + " has the coordinate '" + word + "', which is no finite number");
      }
      coordinates[i] = value;
    }
    if (scanner.hasWord()) {
      throw scanner.wrong("vertex " + vertex + " has more than three coordinates");
    }
  }

  private void readFace(int face) throws IOException {
    int begin = face == 0 ? 0 : ends[face - 1];
    int count = scanner.wholeNumber();
    if (count < 0) {
      throw scanner.wrong("face " + face + " doesn't begin with the number of its corners");
    }
    for (int i = 0; i < count; i++) {
      if (!scanner.hasWord()) {
        throw scanner.wrong("face " + face + " has " + i + " of " + count + " corners");
      }
      makeRoom(begin + i);
      corners[begin + i] = corner(face);
    }
    ends[face] = begin + count;
    colours[face] = scanner.hasWord() ? colour(face) : DEFAULT_COLOUR;
  }

  private int corner(int face) throws IOException {
    int vertex = scanner.wholeNumber();
    int count = coordinates.length / 3;
    if (vertex < 0 || vertex >= count) {
      throw scanner.wrong(
          "a corner of face " + face + " is none of the " + count + " vertices, numbered from 0");
    }
    return vertex;
  }

  private void makeRoom(int index) throws IOException {
    if (index >= MOST_CORNERS) {
      throw scanner.wrong("more than " + MOST_CORNERS + " corners are too many");
    }
    if (index >= corners.length) {
      corners = Arrays.copyOf(corners, Math.max(16, corners.length + corners.length / 2));
    }
  }

  private int colour(int face) throws IOException {
    int[] parts = {0, 0, 0, 255};
    int count = 0;
    while (scanner.hasWord()) {
      int part = scanner.wholeNumber();
      if (count == parts.length || part < 0 || part > 255) {
        throw notAColour(face);
      }
      parts[count++] = part;
    }
    if (count < 3) {
      throw notAColour(face);
    }
    return parts[0] << 24 | parts[1] << 16 | parts[2] << 8 | parts[3];
  }

  private IOException notAColour(int face) {
    return scanner.wrong(
        "the corners of face "
            + face
            + " are not followed by a colour, which is 3 or 4 numbers from 0 to 255");
  }
}
