package io.github.scadmaven.mesh;

import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Bodies of many kinds, and the outlines they stand on. */
final class Bodies {

  static final String[] ARROW = {"0 0", "10 0", "10 10", "5 3", "0 10"};
  private static final String[] SPIRAL = {
    "0 0", "9 0", "9 9", "2 9", "2 4", "5 4", "5 6", "4 6", "4 7", "7 7", "7 2", "0 2"
  };
  private static final String[] SQUARE_WITH_POINTS_ON_ITS_SIDES = {
    "0 0", "0.1 0", "0.2 0", "0.3 0", "0.3 0.1", "0.3 0.3", "0.2 0.3", "0 0.3", "0 0.2"
  };

  private Bodies() {}

  static Stream<Arguments> all() {
    OffText cube = OffText.cube();
    OffText beside = cube.mapped(v -> moved(v, 10, 10, 0));
    return Stream.of(
        Arguments.of("cube", cube),
        Arguments.of("triangular prism", OffText.prism("0 0", "4 0", "0 3")),
        Arguments.of("prism of 30 sides", OffText.prism(circle(30))),
        Arguments.of("arrow", OffText.prism(ARROW)),
        Arguments.of("spiral", OffText.prism(SPIRAL)),
        Arguments.of("comb", OffText.prism(comb(40))),
        Arguments.of("points on sides", OffText.prism(SQUARE_WITH_POINTS_ON_ITS_SIDES)),
        Arguments.of("many points on sides", OffText.prism(kite(20))),
        Arguments.of("coloured", cube.coloured("255 0 0").coloured(3, "0 0 255 127")),
        Arguments.of("loose faces", OffText.prism(ARROW).loose()),
        Arguments.of("two that touch along an edge", cube.and(beside)),
        Arguments.of("two apart", cube.and(cube.mapped(v -> moved(v, 30, 0, 0)))));
  }

  static String moved(String vertex, int x, int y, int z) {
    String[] words = vertex.split(" ");
    return (Integer.parseInt(words[0]) + x)
        + " "
        + (Integer.parseInt(words[1]) + y)
        + " "
        + (Integer.parseInt(words[2]) + z);
  }

  private static String[] circle(int sides) {
    return IntStream.range(0, sides)
        .mapToDouble(i -> 2 * Math.PI * i / sides)
        .mapToObj(a -> String.format(Locale.ROOT, "%.6g %.6g", 5 * Math.cos(a), 5 * Math.sin(a)))
        .toArray(String[]::new);
  }

  /** A concave outline with more points on each of its four sides. */
  static String[] kite(int points) {
    double[] x = {0, 3, 10, 3, 0};
    double[] y = {0, 2, 0, 8, 0};
    return IntStream.range(0, 4 * points)
        .mapToObj(i -> between(x, i, points) + " " + between(y, i, points))
        .toArray(String[]::new);
  }

  private static double between(double[] ends, int point, int points) {
    int side = point / points;
    double part = (double) (point % points) / points;
    return ends[side] * (1 - part) + ends[side + 1] * part;
  }

  private static String[] comb(int teeth) {
    Stream<String> back = Stream.of("0 -1", 2 * teeth + " -1");
    Stream<String> front =
        IntStream.range(0, 2 * teeth).mapToObj(i -> (2 * teeth - i) + (i % 2 == 0 ? " 0" : " 9"));
    return Stream.concat(back, front).toArray(String[]::new);
  }
}
