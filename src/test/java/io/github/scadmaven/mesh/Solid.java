package io.github.scadmaven.mesh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A text STL file as a solid.
 *
 * @param triangles its surface
 */
public record Solid(List<Triangle> triangles) {

  /** Three corners, counterclockwise if seen from outside. */
  record Triangle(Point a, Point b, Point c) {

    Stream<Point> corners() {
      return Stream.of(a, b, c);
    }

    Stream<Edge> edges() {
      return Stream.of(new Edge(a, b), new Edge(b, c), new Edge(c, a));
    }

    double area() {
      return b.minus(a).cross(c.minus(a)).length() / 2;
    }
  }

  /** The way from one corner to the next. */
  record Edge(Point from, Point to) {

    Edge reversed() {
      return new Edge(to, from);
    }
  }

  public static Solid read(Path stl) throws IOException {
    List<Point> corners = new ArrayList<>();
    for (String line : Files.readAllLines(stl)) {
      String[] words = line.trim().split("\\s+");
      if (words[0].equals("vertex")) {
        corners.add(
            new Point(
                Double.parseDouble(words[1]),
                Double.parseDouble(words[2]),
                Double.parseDouble(words[3])));
      }
    }
    List<Triangle> triangles = new ArrayList<>();
    for (int i = 0; i + 2 < corners.size(); i += 3) {
      triangles.add(new Triangle(corners.get(i), corners.get(i + 1), corners.get(i + 2)));
    }
    return new Solid(triangles);
  }

  public Measures measures() {
    Point near = triangles.get(0).a();
    double volume =
        triangles.stream()
            .mapToDouble(t -> t.a().minus(near).dot(t.b().minus(near).cross(t.c().minus(near))) / 6)
            .sum();
    double surface = triangles.stream().mapToDouble(Triangle::area).sum();
    return new Measures(
        volume, surface, Box.around(triangles.stream().flatMap(Triangle::corners).toList()));
  }

  /** What is wrong with the surface: nothing, if a printer can tell inside from outside. */
  public List<String> flaws() {
    List<String> flaws = new ArrayList<>();
    for (Triangle triangle : triangles) {
      if (!triangle.corners().allMatch(Point::isFinite)) {
        flaws.add("not a number: " + triangle);
      } else if (triangle.corners().distinct().count() < 3) {
        flaws.add("collapsed: " + triangle);
      }
    }
    Map<Edge, Long> edges =
        triangles.stream()
            .flatMap(Triangle::edges)
            .collect(Collectors.groupingBy(edge -> edge, Collectors.counting()));
    edges.forEach(
        (edge, count) -> {
          if (count != 1) {
            flaws.add("in %d triangles: %s".formatted(count, edge));
          } else if (!edges.containsKey(edge.reversed())) {
            flaws.add("nothing on the other side: " + edge);
          }
        });
    return flaws;
  }
}
