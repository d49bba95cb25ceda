package io.github.scadmaven.mesh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An SVG or DXF file, as OpenSCAD writes it, as lines.
 *
 * @param lines all lines, those around a hole in the other sense than those around the whole
 */
public record Drawing(List<Line> lines) {

  private static final Pattern SVG_PATH = Pattern.compile("<path d=\"([^\"]*)\"");

  record Line(Point from, Point to) {}

  public static Drawing read(Path file) throws IOException {
    return new Drawing(
        file.toString().endsWith(".svg")
            ? linesOfSvg(Files.readString(file))
            : linesOfDxf(Files.readAllLines(file)));
  }

  public Measures measures() {
    double area =
        lines.stream()
            .mapToDouble(l -> (l.from().x() * l.to().y() - l.to().x() * l.from().y()) / 2)
            .sum();
    double length = lines.stream().mapToDouble(line -> line.from().distance(line.to())).sum();
    List<Point> ends = lines.stream().flatMap(line -> Stream.of(line.from(), line.to())).toList();
    return new Measures(Math.abs(area), length, Box.around(ends));
  }

  private static List<Line> linesOfSvg(String text) {
    List<Line> lines = new ArrayList<>();
    Matcher path = SVG_PATH.matcher(text);
    while (path.find()) {
      for (String outline : path.group(1).split("z")) {
        lines.addAll(
            closed(
                Stream.of(outline.split("[ML]"))
                    .filter(p -> !p.isBlank())
                    .map(Drawing::point)
                    .toList()));
      }
    }
    return lines;
  }

  private static Point point(String pair) {
    String[] numbers = pair.strip().split(",");
    return new Point(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1]), 0);
  }

  private static List<Line> closed(List<Point> outline) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < outline.size(); i++) {
      lines.add(new Line(outline.get(i), outline.get((i + 1) % outline.size())));
    }
    return lines;
  }

  /** A DXF file is a list of pairs: a line says what the next one is. */
  private static List<Line> linesOfDxf(List<String> text) {
    List<Line> lines = new ArrayList<>();
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    String entity = "";
    for (int i = 0; i + 1 < text.size(); i += 2) {
      String value = text.get(i + 1).trim();
      switch (Integer.parseInt(text.get(i).trim())) {
        case 0 -> {
          lines.addAll(linesOf(entity, points(x, y)));
          x.clear();
          y.clear();
          entity = value;
        }
        case 10, 11 -> x.add(Double.parseDouble(value));
        case 20, 21 -> y.add(Double.parseDouble(value));
        default -> {}
      }
    }
    return lines;
  }

  private static List<Line> linesOf(String entity, List<Point> points) {
    return switch (entity) {
      case "LINE" -> List.of(new Line(points.get(0), points.get(1)));
      case "LWPOLYLINE" -> closed(points);
      default -> List.of();
    };
  }

  private static List<Point> points(List<Double> x, List<Double> y) {
    return IntStream.range(0, y.size()).mapToObj(i -> new Point(x.get(i), y.get(i), 0)).toList();
  }
}
