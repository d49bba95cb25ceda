package io.github.scadmaven.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same geometry is the same bytes, however the OFF file lists it. */
@Timeout(60)
class ThreeMfOrderTest {

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.github.scadmaven.mesh.Bodies#all")
  void theOrderInTheOffReaderIsNoMatter(String name, OffText off) throws Exception {
    byte[] expected = Files.readAllBytes(convert(off));

    for (int seed = 0; seed < 20; seed++) {
      OffText shuffled = off.shuffled(new Random(seed));
      assertThat(Files.readAllBytes(convert(shuffled))).as("seed %s", seed).isEqualTo(expected);
    }
  }

  @Test
  void verticesAreSortedAndEveryTriangleBeginsWithItsFirst() throws Exception {
    ThreeMfContent content = ThreeMfContent.of(convert(OffText.prism("4 0", "0 3", "0 0")));

    assertThat(content.vertices())
        .containsExactly("0 0 0", "0 0 3", "0 3 0", "0 3 3", "4 0 0", "4 0 3");
    assertThat(content.triangles())
        .containsExactly("0 1 3", "0 2 4", "0 3 2", "0 4 5", "0 5 1", "1 5 3", "2 3 5", "2 5 4");
  }

  @Test
  void verticesInTheSamePlaceBecomeOne() throws Exception {
    OffText loose = OffText.cube().loose();

    assertThat(loose.vertices()).hasSize(24);
    assertThat(convert(loose)).hasSameBinaryContentAs(convertTo("cube.3mf", OffText.cube()));
  }

  @Test
  void verticesInTheSamePlaceStayApartIfOnlySoTheMeshIsManifold() throws Exception {
    OffText touching = OffText.cube().and(OffText.cube().mapped(v -> Bodies.moved(v, 10, 10, 0)));
    ThreeMfContent content = ThreeMfContent.of(convert(touching));

    assertThat(content.vertices()).hasSize(16);
    assertThat(content.vertices().stream().distinct()).hasSize(14);
    assertThat(content.openEdges()).isEmpty();
  }

  @Test
  void verticesInTheSamePlaceBecomeOneIfTheMeshIsManifoldAllTheSame() throws Exception {
    OffText touching = OffText.cube().and(OffText.cube().mapped(v -> Bodies.moved(v, 10, 10, 10)));

    assertThat(ThreeMfContent.of(convert(touching)).vertices()).hasSize(15);
  }

  @Test
  void verticesThatNoTriangleUsesAreLeftOut() throws Exception {
    OffText cube = OffText.cube();
    OffText more =
        new OffText(
            Stream.concat(cube.vertices().stream(), Stream.of("3 3 3")).toList(), cube.faces());

    assertThat(convert(more)).hasSameBinaryContentAs(convertTo("cube.3mf", cube));
  }

  @Test
  void facesThatAreNoneAreDropped() throws Exception {
    OffText cube = OffText.cube();
    List<OffText.Face> none =
        List.of(
            OffText.Face.of(),
            OffText.Face.of(1),
            OffText.Face.of(1, 2),
            OffText.Face.of(1, 2, 1),
            OffText.Face.of(3, 3, 3, 3),
            OffText.Face.of(1, 1, 2, 2));
    OffText more =
        new OffText(cube.vertices(), Stream.concat(none.stream(), cube.faces().stream()).toList());

    assertThat(convert(more)).hasSameBinaryContentAs(convertTo("cube.3mf", cube));
  }

  @Test
  void zeroIsTheSameWithAndWithoutSign() throws Exception {
    OffText loose = OffText.cube().loose();
    List<String> vertices = new ArrayList<>(loose.vertices());
    vertices.replaceAll(vertex -> vertex.equals("0 0 0") ? "-0 0 0" : vertex);
    vertices.set(vertices.indexOf("-0 0 0"), "0 0 -0");

    assertThat(convert(new OffText(vertices, loose.faces())))
        .hasSameBinaryContentAs(convertTo("cube.3mf", OffText.cube()));
  }

  @Test
  void facesInTheSamePlaceAreSortedByTheirColours() throws Exception {
    List<String> vertices = OffText.cube().vertices();
    OffText.Face red = new OffText.Face(List.of(4, 5, 7, 6), "255 0 0");
    OffText.Face blue = new OffText.Face(List.of(4, 5, 7, 6), "0 0 255");

    assertThat(convert(new OffText(vertices, List.of(red, blue))))
        .hasSameBinaryContentAs(
            convertTo("blue-first.3mf", new OffText(vertices, List.of(blue, red))));
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
