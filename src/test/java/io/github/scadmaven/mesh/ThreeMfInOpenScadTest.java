package io.github.scadmaven.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A native OpenSCAD reads the file with lib3mf, the 3MF Consortium's own library, and finds the
 * same body. Skipped where there is none on PATH, unless SCAD_REQUIRE_NATIVE is true.
 */
@Timeout(120)
class ThreeMfInOpenScadTest {

  private static final double FLOAT = 1e-5;

  @TempDir Path folder;

  private String openScad = "";

  static Stream<Arguments> bodies() {
    return Stream.of(
        Arguments.of("cube", OffText.cube()),
        Arguments.of("arrow", OffText.prism("0 0", "10.25 0", "10 10", "5.125 3", "0 10")),
        Arguments.of("colours", OffText.cube().coloured(0, "255 0 0").coloured(1, "0 255 0 127")),
        Arguments.of("long and short numbers", OffText.prism("-1e-09 0", "123456 0", "0 0.75")));
  }

  @BeforeEach
  void findOpenScad() {
    Optional<String> found = onPath();
    if (!"true".equals(System.getenv("SCAD_REQUIRE_NATIVE"))) {
      assumeTrue(found.isPresent(), "no openscad on PATH");
    }
    openScad = found.orElseThrow(() -> new AssertionError("no openscad on PATH"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  void openScadImportsTheSameBody(String name, OffText off) throws Exception {
    assertSameBody(render(off, "import(\"body.3mf\");"), Surface.of(off));
  }

  /** CGAL refuses what isn't a closed surface. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  void openScadCanCutTheBody(String name, OffText off) throws Exception {
    Surface cut =
        render(
            off,
            "intersection() { import(\"body.3mf\"); translate([-5e5, -5e5, -5e5]) cube(1e6); }");

    assertSameBody(cut, Surface.of(off));
  }

  private static void assertSameBody(Surface found, Surface expected) {
    double volume = expected.volume();
    assertThat(found.volume()).isCloseTo(volume, within(FLOAT * volume));
    double[] box = expected.boundingBox();
    for (int i = 0; i < box.length; i++) {
      assertThat(found.boundingBox()[i])
          .isCloseTo(box[i], within(FLOAT * Math.max(1, Math.abs(box[i]))));
    }
  }

  private Surface render(OffText off, String model) throws Exception {
    ThreeMfFile.convert(
        off.write(folder.resolve("body.off")), ThreeMfSettings.DEFAULT, folder.resolve("body.3mf"));
    Files.writeString(folder.resolve("model.scad"), model);
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(openScad, "--export-format", "asciistl", "-o", "out.stl", "model.scad")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    assertThat(log).content().doesNotContain("WARNING", "ERROR");
    return Surface.ofStl(folder.resolve("out.stl"));
  }

  private static Optional<String> onPath() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(entry -> !entry.isEmpty())
        .flatMap(entry -> Stream.of("openscad", "openscad.exe").map(Path.of(entry)::resolve))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }
}
