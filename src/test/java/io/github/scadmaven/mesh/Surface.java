package io.github.scadmaven.mesh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** Triangles in space, nine coordinates each, and what can be measured of them. */
record Surface(List<double[]> triangles) {

  /** The faces of an OFF text as fans, whose signed measures are right for flat faces. */
  static Surface of(OffText off) {
    List<double[]> points = off.vertices().stream().map(Surface::numbers).toList();
    List<double[]> triangles = new ArrayList<>();
    for (OffText.Face face : off.faces()) {
      for (int i = 2; i < face.corners().size(); i++) {
        triangles.add(
            joined(
                points.get(face.corners().get(0)),
                points.get(face.corners().get(i - 1)),
                points.get(face.corners().get(i))));
      }
    }
    return new Surface(triangles);
  }

  /** The facets of a text STL file. */
  static Surface ofStl(Path stl) throws IOException {
    List<double[]> points =
        Files.readAllLines(stl).stream()
            .map(String::strip)
            .filter(line -> line.startsWith("vertex "))
            .map(line -> numbers(line.substring("vertex ".length())))
            .toList();
    List<double[]> triangles = new ArrayList<>();
    for (int i = 0; i < points.size(); i += 3) {
      triangles.add(joined(points.get(i), points.get(i + 1), points.get(i + 2)));
    }
    return new Surface(triangles);
  }

  static double[] joined(double[]... points) {
    return Arrays.stream(points).flatMapToDouble(Arrays::stream).toArray();
  }

  private static double[] numbers(String words) {
    return Arrays.stream(words.strip().split(" +"))
        .mapToDouble(word -> Double.parseDouble(word) + 0.0)
        .toArray();
  }

  /** The volume inside; negative if the triangles face inwards. */
  double volume() {
    return triangles.stream().mapToDouble(Surface::volumeToOrigin).sum();
  }

  private static double volumeToOrigin(double[] t) {
    return (t[0] * (t[4] * t[8] - t[5] * t[7])
            + t[1] * (t[5] * t[6] - t[3] * t[8])
            + t[2] * (t[3] * t[7] - t[4] * t[6]))
        / 6;
  }

  /** The area of all triangles, which is too much if some overlap. */
  double area() {
    return areas().sum();
  }

  DoubleStream areas() {
    return triangles.stream().mapToDouble(Surface::area);
  }

  private static double area(double[] t) {
    double[] u = {t[3] - t[0], t[4] - t[1], t[5] - t[2]};
    double[] v = {t[6] - t[0], t[7] - t[1], t[8] - t[2]};
    double x = u[1] * v[2] - u[2] * v[1];
    double y = u[2] * v[0] - u[0] * v[2];
    double z = u[0] * v[1] - u[1] * v[0];
    return Math.sqrt(x * x + y * y + z * z) / 2;
  }

  /** Least x, y and z, then most x, y and z. */
  double[] boundingBox() {
    double[] box = new double[6];
    for (int axis = 0; axis < 3; axis++) {
      int of = axis;
      box[axis] = along(of).min().orElseThrow();
      box[axis + 3] = along(of).max().orElseThrow();
    }
    return box;
  }

  private DoubleStream along(int axis) {
    return triangles.stream()
        .flatMapToDouble(t -> DoubleStream.of(t[axis], t[axis + 3], t[axis + 6]));
  }
}
