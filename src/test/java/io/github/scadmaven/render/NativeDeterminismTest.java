package io.github.scadmaven.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The same project gives the same bytes, however it is configured and however many renders run at a
 * time. OpenSCAD 2021.01 itself writes the triangles in another order on every run.
 */
@NeedsOpenScad2021
class NativeDeterminismTest {

  private static final List<String> SOLID = List.of("stl", "off", "asciistl", "binstl");
  private static final List<String> FLAT = List.of("dxf", "svg");

  private static Map<String, byte[]> expected;

  @TempDir Path folder;

  @BeforeAll
  static void renderOnce(@TempDir Path other) throws Exception {
    expected = renderYaml(other, 1);
    assertThat(expected).hasSize(2 * SOLID.size() + FLAT.size());
  }

  @ParameterizedTest(name = "{0}, {1} at a time")
  @CsvSource({"YAML,1", "YAML,2", "YAML,8", "POM,1", "POM,2", "POM,8"})
  void theSameProjectGivesTheSameBytes(String form, int threads) throws Exception {
    Map<String, byte[]> bytes =
        form.equals("POM") ? renderPom(folder, threads) : renderYaml(folder, threads);

    assertThat(bytes).containsOnlyKeys(expected.keySet());
    bytes.forEach((name, content) -> assertThat(content).as(name).isEqualTo(expected.get(name)));
  }

  private static Map<String, byte[]> renderYaml(Path folder, int threads) throws Exception {
    ScadProject project = new ScadProject(folder).withModels("determinism");
    List<String> yaml = new ArrayList<>(List.of("threads: " + threads, "quality: 8", "models:"));
    for (String suffix : SOLID) {
      yaml.add("  - {module: drilled_ball, suffix: %s, name: ball-%s}".formatted(suffix, suffix));
      yaml.add("  - {file: bracket.scad, suffix: %s, name: bracket-%s}".formatted(suffix, suffix));
    }
    yaml.add("  - {module: plate, suffix: [dxf, svg]}");
    assertThat(project.renderYaml(yaml.toArray(String[]::new)).report().failures()).isEmpty();
    return project.allBytes();
  }

  private static Map<String, byte[]> renderPom(Path folder, int threads) throws Exception {
    ScadProject project = new ScadProject(folder).withModels("determinism");
    List<Object> models = new ArrayList<>();
    for (String suffix : SOLID) {
      models.add(Map.of("module", "drilled_ball", "suffix", suffix, "name", "ball-" + suffix));
      models.add(Map.of("file", "bracket.scad", "suffix", suffix, "name", "bracket-" + suffix));
    }
    models.add(Map.of("module", "plate", "suffix", FLAT));
    Map<String, Object> pom =
        Map.of("threads", threads, "quality", 8, "scadFile", "renderer.scad", "models", models);
    assertThat(project.renderPom(pom).report().failures()).isEmpty();
    return project.allBytes();
  }
}
