package io.github.scadmaven.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The triangles enclose what the faces of the OFF file did. */
@Timeout(60)
class ThreeMfGeometryTest {

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.github.scadmaven.mesh.Bodies#all")
  void volumeAndSurfaceArePreservedAndClosed(String name, OffText off) throws Exception {
    for (UnaryOperator<String> turn : turns()) {
      OffText turned = off.mapped(turn);
      Surface before = Surface.of(turned);
      ThreeMfContent content = ThreeMfContent.of(convert(turned));
      Surface after = content.surface();

      assertThat(before.volume()).isPositive();
      assertThat(after.volume()).isCloseTo(before.volume(), within(1e-9 * before.volume()));
      assertThat(after.boundingBox()).containsExactly(before.boundingBox());
      assertThat(after.area()).isCloseTo(areaOf(off), within(1e-9 * before.area()));
      assertThat(after.areas()).allMatch(area -> area > 1e-6);
      assertThat(content.openEdges()).isEmpty();
    }
  }

  @Test
  void roundingMakesNoFlatTriangles() throws Exception {
    OffText body = OffText.prism(Bodies.kite(7));
    for (double angle = 0.01; angle < 3; angle += 0.05) {
      double cos = Math.cos(angle);
      double sin = Math.sin(angle);
      OffText turned = body.mapped(vertex -> turned(vertex, cos, sin));

      assertThat(ThreeMfContent.of(convert(turned)).surface().areas())
          .allMatch(area -> area > 1e-6);
    }
  }

  @Test
  void anInsideOutBodyStaysInsideOut() throws Exception {
    OffText mirrored = OffText.prism(Bodies.ARROW).mapped(v -> "-" + v);

    assertThat(ThreeMfContent.of(convert(mirrored)).surface().volume())
        .isCloseTo(-195, within(1e-9));
  }

  @Test
  void aConvexFaceIsAFanOfItsFirstVertex() throws Exception {
    ThreeMfContent content = ThreeMfContent.of(convert(OffText.prism("0 0", "4 0", "6 3", "3 5")));

    assertThat(content.triangles()).contains("1 5 7", "1 7 3");
  }

  @Test
  void aFaceWithoutAreaKeepsItsNeighboursConnected() throws Exception {
    OffText body = OffText.prism("0 0", "3 0", "5 0", "10 0", "0 10");
    OffText.Face bottom = body.faces().get(0);
    List<OffText.Face> faces =
        Stream.concat(
                Stream.of(OffText.Face.of(4, 3, 0), OffText.Face.of(0, 3, 2, 1)),
                body.faces().stream().filter(face -> face != bottom))
            .toList();

    assertThat(ThreeMfContent.of(convert(new OffText(body.vertices(), faces))).openEdges())
        .isEmpty();
  }

  @Test
  void cornersThatAFaceNamesTwiceInARowCountOnce() throws Exception {
    OffText arrow = OffText.prism(Bodies.ARROW);
    List<OffText.Face> doubled = new ArrayList<>();
    for (OffText.Face face : arrow.faces()) {
      List<Integer> corners = new ArrayList<>();
      face.corners().forEach(corner -> corners.addAll(List.of(corner, corner)));
      Collections.rotate(corners, 1);
      doubled.add(new OffText.Face(corners, ""));
    }

    assertThat(convert(new OffText(arrow.vertices(), doubled)))
        .hasSameBinaryContentAs(convertTo("arrow.3mf", arrow));
  }

  @Test
  void noTriangleHasTheSameVertexTwice() throws Exception {
    OffText.Face twiceRound = OffText.Face.of(4, 5, 7, 6, 4, 5, 7, 6);
    OffText off = new OffText(OffText.cube().vertices(), List.of(twiceRound));

    assertThat(ThreeMfContent.of(convert(off)).triangles())
        .containsExactly("0 2 3", "0 2 3", "0 3 1", "0 3 1");
  }

  @Test
  void aFaceThatCrossesItselfIsStillSplit() throws Exception {
    OffText bow = OffText.prism("0 0", "10 10", "10 0", "0 10", "-5 5");
    ThreeMfContent content = ThreeMfContent.of(convert(bow));

    assertThat(content.surface().volume()).isCloseTo(Surface.of(bow).volume(), within(1e-9));
    assertThat(content.openEdges()).isEmpty();
  }

  /** Bodies that stand along each axis in both directions, and one along none. */
  private static List<UnaryOperator<String>> turns() {
    return List.of(
        v -> v,
        v -> words(v)[1] + " " + words(v)[2] + " " + words(v)[0],
        v -> words(v)[2] + " " + words(v)[0] + " " + words(v)[1],
        v -> words(v)[1] + " " + words(v)[0] + " -" + words(v)[2],
        v -> words(v)[0] + " -" + words(v)[2] + " " + words(v)[1],
        v -> "-" + words(v)[2] + " " + words(v)[1] + " " + words(v)[0],
        v -> turned(v, 0.6, 0.8));
  }

  /** Turned by two angles, so that no point of a side is quite in one line with its ends. */
  private static String turned(String vertex, double cos, double sin) {
    double[] v = Stream.of(words(vertex)).mapToDouble(Double::parseDouble).toArray();
    double x = cos * v[0] - sin * v[1];
    double y = sin * v[0] + cos * v[1];
    return x + " " + (0.28 * y - 0.96 * v[2]) + " " + (0.96 * y + 0.28 * v[2]);
  }

  /** Of every face by the outline, so that a bad split shows. */
  private static double areaOf(OffText off) {
    return off.faces().stream().mapToDouble(face -> areaOf(off, face)).sum();
  }

  private static double areaOf(OffText off, OffText.Face face) {
    double[] sum = new double[3];
    for (double[] t : Surface.of(new OffText(off.vertices(), List.of(face))).triangles()) {
      for (int axis = 0; axis < 3; axis++) {
        int u = (axis + 1) % 3;
        int v = (axis + 2) % 3;
        sum[axis] += (t[3 + u] - t[u]) * (t[6 + v] - t[v]) - (t[3 + v] - t[v]) * (t[6 + u] - t[u]);
      }
    }
    return Math.sqrt(sum[0] * sum[0] + sum[1] * sum[1] + sum[2] * sum[2]) / 2;
  }

  private static String[] words(String vertex) {
    return vertex.split(" ");
  }

  private Path convert(OffText off) throws IOException {
    return convertTo("model.3mf", off);
  }

  private Path convertTo(String name, OffText off) throws IOException {
    Path threeMf = folder.resolve(name);
    ThreeMfFile.convert(off.write(folder.resolve("model.off")), ThreeMfSettings.DEFAULT, threeMf);
    return threeMf;
  }
}
