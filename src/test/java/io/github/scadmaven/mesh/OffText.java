package io.github.scadmaven.mesh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** OFF files for tests, as lists of their lines. */
record OffText(List<String> vertices, List<Face> faces) {

  /** A face: its vertices, and the colour that follows them, or nothing. */
  record Face(List<Integer> corners, String colour) {

    static Face of(Integer... corners) {
      return new Face(List.of(corners), "");
    }

    private String line() {
      return corners.size()
          + corners.stream().map(corner -> " " + corner).collect(Collectors.joining())
          + (colour.isEmpty() ? "" : " " + colour)
          + "\n";
    }
  }

  /** A cube of 10 mm with four corners to a side, as OpenSCAD 2025.03.25 writes cube(10). */
  static OffText cube() {
    return new OffText(
        List.of("0 0 0", "10 0 0", "0 10 0", "10 10 0", "0 0 10", "10 0 10", "0 10 10", "10 10 10"),
        List.of(
            Face.of(4, 5, 7, 6),
            Face.of(2, 3, 1, 0),
            Face.of(0, 1, 5, 4),
            Face.of(1, 3, 7, 5),
            Face.of(3, 2, 6, 7),
            Face.of(2, 0, 4, 6)));
  }

  /**
   * An upright body of 3 mm over any outline, counterclockwise, with one face for its bottom and
   * one for its top.
   */
  static OffText prism(String... outline) {
    int size = outline.length;
    List<String> vertices = new ArrayList<>();
    List.of(outline).forEach(point -> vertices.add(point + " 0"));
    List.of(outline).forEach(point -> vertices.add(point + " 3"));
    List<Face> faces = new ArrayList<>();
    faces.add(face(IntStream.range(0, size).map(i -> size - 1 - i)));
    faces.add(face(IntStream.range(size, 2 * size)));
    for (int i = 0; i < size; i++) {
      int next = (i + 1) % size;
      faces.add(Face.of(i, next, next + size, i + size));
    }
    return new OffText(vertices, faces);
  }

  private static Face face(IntStream corners) {
    return new Face(corners.boxed().toList(), "");
  }

  /** The same geometry with its vertices, faces and the corners of each face in another order. */
  OffText shuffled(Random random) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, vertices.size()).boxed().toList());
    Collections.shuffle(order, random);
    List<Face> moved = new ArrayList<>();
    for (Face face : faces) {
      List<Integer> corners = new ArrayList<>(face.corners.stream().map(order::indexOf).toList());
      Collections.rotate(corners, random.nextInt(corners.size()));
      moved.add(new Face(corners, face.colour));
    }
    Collections.shuffle(moved, random);
    return new OffText(order.stream().map(vertices::get).toList(), moved);
  }

  /** The same with other coordinates. */
  OffText mapped(UnaryOperator<String> vertex) {
    return new OffText(vertices.stream().map(vertex).toList(), faces);
  }

  /** The same with a colour for one face. */
  OffText coloured(int face, String colour) {
    List<Face> changed = new ArrayList<>(faces);
    changed.set(face, new Face(faces.get(face).corners, colour));
    return new OffText(vertices, changed);
  }

  /** The same with the same colour for all faces. */
  OffText coloured(String colour) {
    return new OffText(
        vertices, faces.stream().map(face -> new Face(face.corners, colour)).toList());
  }

  /** Both in one file; their vertices stay apart. */
  OffText and(OffText other) {
    List<String> all = new ArrayList<>(vertices);
    all.addAll(other.vertices);
    List<Face> both = new ArrayList<>(faces);
    for (Face face : other.faces) {
      both.add(new Face(face.corners.stream().map(i -> i + vertices.size()).toList(), face.colour));
    }
    return new OffText(all, both);
  }

  /** The same with a vertex of its own for each corner of each face. */
  OffText loose() {
    List<String> own = new ArrayList<>();
    List<Face> loose = new ArrayList<>();
    for (Face face : faces) {
      int first = own.size();
      face.corners.forEach(corner -> own.add(vertices.get(corner)));
      loose.add(new Face(IntStream.range(first, own.size()).boxed().toList(), face.colour));
    }
    return new OffText(own, loose);
  }

  String text() {
    return "OFF "
        + (vertices.size() + " " + faces.size() + " 0\n")
        + vertices.stream().map(vertex -> vertex + " \n").collect(Collectors.joining())
        + faces.stream().map(Face::line).collect(Collectors.joining());
  }

  Path write(Path file) throws IOException {
    return Files.writeString(file, text());
  }
}
