package io.github.scadmaven.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.github.scadmaven.mesh.Solid.Triangle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A solid is measured right, and what is wrong with it is seen. */
class SolidTest {

  private static final Point O = new Point(0, 0, 0);
  private static final Point X = new Point(2, 0, 0);
  private static final Point Y = new Point(0, 3, 0);
  private static final Point Z = new Point(0, 0, 4);

  private static final Triangle BOTTOM = new Triangle(O, Y, X);
  private static final Triangle FRONT = new Triangle(O, X, Z);
  private static final Triangle LEFT = new Triangle(O, Z, Y);
  private static final Triangle SLOPE = new Triangle(X, Y, Z);

  @Test
  void aTetrahedronIsMeasured() {
    Measures measures = solid(BOTTOM, FRONT, LEFT, SLOPE).measures();

    assertThat(measures.content()).isEqualTo(4, offset(1e-9));
    assertThat(measures.boundary()).isEqualTo(13 + Math.sqrt(61), offset(1e-9));
    assertThat(measures.box()).isEqualTo(new Box(O, new Point(2, 3, 4)));
  }

  @Test
  void aTetrahedronIsFlawless() {
    assertThat(solid(BOTTOM, FRONT, LEFT, SLOPE).flaws()).isEmpty();
  }

  @Test
  void aHoleInTheSurfaceIsAFlaw() {
    assertThat(solid(BOTTOM, FRONT, LEFT).flaws())
        .hasSize(3)
        .allMatch(flaw -> flaw.startsWith("nothing on the other side"));
  }

  @Test
  void aTriangleThatIsInsideOutIsAFlaw() {
    assertThat(solid(BOTTOM, FRONT, LEFT, new Triangle(Z, Y, X)).flaws())
        .anyMatch(flaw -> flaw.startsWith("in 2 triangles"));
  }

  @Test
  void aTriangleWithoutAnAreaIsAFlaw() {
    assertThat(solid(BOTTOM, FRONT, LEFT, SLOPE, new Triangle(X, X, Z)).flaws())
        .anyMatch(flaw -> flaw.startsWith("collapsed"));
  }

  @Test
  void whatIsNotANumberIsAFlaw() {
    Point nowhere = new Point(Double.NaN, 0, 0);

    assertThat(solid(BOTTOM, FRONT, LEFT, new Triangle(X, nowhere, Z)).flaws())
        .anyMatch(flaw -> flaw.startsWith("not a number"));
  }

  @Test
  void aTextStlIsRead(@TempDir Path folder) throws IOException {
    Path stl = folder.resolve("model.stl");
    Files.writeString(
        stl,
        """
        solid OpenSCAD_Model
          facet normal 0 0 -1
            outer loop
              vertex 0 0 -0
              vertex 0 3 0
              vertex 2e0 0 0
            endloop
          endfacet
        endsolid OpenSCAD_Model
        """);

    assertThat(Solid.read(stl)).isEqualTo(solid(BOTTOM));
  }

  private static Solid solid(Triangle... triangles) {
    return new Solid(Stream.of(triangles).toList());
  }
}
