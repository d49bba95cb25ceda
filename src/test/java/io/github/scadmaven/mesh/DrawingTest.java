package io.github.scadmaven.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A drawing is measured right, in whichever form it is: here, a square with a hole. */
class DrawingTest {

  @TempDir private Path folder;

  @Test
  void anSvgIsMeasured() throws IOException {
    Path file = folder.resolve("model.svg");
    Files.writeString(
        file,
        """
        <svg viewBox="0 -10 10 10">
        <path d="
        M 10,-10 L 0,-10 L 0,0
         L 10,0 z
        M 6,-6 L 6,-4 L 4,-4 L 4,-6 z
        " stroke="black"/></svg>
        """);

    assertMeasured(file, new Box(new Point(0, -10, 0), new Point(10, 0, 0)));
  }

  @Test
  void aDxfOfPolylinesIsMeasured() throws IOException {
    Path file =
        dxf(
            "0 LWPOLYLINE 90 4 70 1 10 0 20 0 10 10 20 0 10 10 20 10 10 0 20 10",
            "0 LWPOLYLINE 90 4 70 1 10 4 20 4 10 4 20 6 10 6 20 6 10 6 20 4");

    assertMeasured(file, new Box(new Point(0, 0, 0), new Point(10, 10, 0)));
  }

  @Test
  void aDxfOfLinesIsMeasured() throws IOException {
    Path file =
        dxf(
            "0 LINE 10 0 20 0 11 10 21 0",
            "0 LINE 10 10 20 0 11 10 21 10",
            "0 LINE 10 10 20 10 11 0 21 10",
            "0 LINE 10 0 20 10 11 0 21 0",
            "0 LINE 10 4 20 4 11 4 21 6",
            "0 LINE 10 4 20 6 11 6 21 6",
            "0 LINE 10 6 20 6 11 6 21 4",
            "0 LINE 10 6 20 4 11 4 21 4");

    assertMeasured(file, new Box(new Point(0, 0, 0), new Point(10, 10, 0)));
  }

  private static void assertMeasured(Path file, Box box) throws IOException {
    Measures measures = Drawing.read(file).measures();

    assertThat(measures.content()).isEqualTo(96, offset(1e-9));
    assertThat(measures.boundary()).isEqualTo(48, offset(1e-9));
    assertThat(measures.box()).isEqualTo(box);
  }

  private Path dxf(String... entities) throws IOException {
    String words = String.join(" ", entities) + " 0 EOF";
    return Files.write(folder.resolve("model.dxf"), List.of(words.split(" ")));
  }
}
