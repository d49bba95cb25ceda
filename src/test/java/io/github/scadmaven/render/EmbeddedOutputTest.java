package io.github.scadmaven.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scadmaven.mesh.Solid;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the embedded OpenSCAD writes is whole, and the same on every run. */
@EnabledIf(
    value = "io.github.scadmaven.engine.TestEngine#isThere",
    disabledReason = "there is no embedded OpenSCAD for this machine")
class EmbeddedOutputTest {

  private static ComparisonProject project;
  private static Map<String, byte[]> expected;

  @BeforeAll
  @Timeout(300)
  static void renderOnce(@TempDir Path folder) throws Exception {
    project = ComparisonProject.in(folder);
    project.renderEmbedded(2, "[stl, off]");
    expected = project.allBytes();
    assertThat(expected).hasSize(2 * solids().size() + 2 * ComparisonProject.drawings().size());
  }

  @ParameterizedTest
  @MethodSource("solids")
  void everyEdgeOfASolidIsThatOfTwoTriangles(String model) throws IOException {
    Solid solid = Solid.read(project.output(model + ".stl"));

    assertThat(solid.flaws()).isEmpty();
    assertThat(solid.measures().content()).isPositive();
  }

  @ParameterizedTest(name = "{0} at a time")
  @ValueSource(ints = {1, 2})
  @Timeout(300)
  void theSameModelsGiveTheSameBytes(int threads) throws Exception {
    project.renderEmbedded(threads, "[stl, off]");

    Map<String, byte[]> bytes = project.allBytes();
    assertThat(bytes).containsOnlyKeys(expected.keySet());
    bytes.forEach((name, content) -> assertThat(content).as(name).isEqualTo(expected.get(name)));
  }

  static List<String> solids() throws IOException {
    return ComparisonProject.solids();
  }
}
