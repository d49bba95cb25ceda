package io.github.scadmaven.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scadmaven.slurm.NeedsSlurm;
import io.github.scadmaven.slurm.Slurm;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real OpenSCAD on the nodes of a cluster makes what it makes here, and says the same. */
@NeedsSlurm
@NeedsOpenScad2021
@Timeout(120)
class SlurmNativeTest {

  private static final String MODELS =
      "models: [{module: wheel}, {module: axle}, {file: box.scad}, {module: tyre}]";

  @TempDir Path folder;

  @Test
  void anInstalledOneRendersThereAsHere() throws Exception {
    ScadProject project = new ScadProject(folder);
    project.with("box.scad", "cube([1, 2, 3]);");
    project.with(
        "renderer.scad",
        "module wheel() { echo(\"größer\"); cylinder(r = 10, h = 3); }",
        "module axle() { assert(false, \"no\"); }",
        "module tyre() { foo(); cube(1); }");
    Outcome here = project.renderYaml("engine: native", MODELS);
    var expected = project.allBytes();
    try (Slurm slurm = Slurm.start()) {
      Outcome there =
          project.renderYaml("engine: native", "launcher: " + slurm.launcherYaml(), MODELS);

      assertThat(slurm.tasks()).hasSizeGreaterThanOrEqualTo(2 + 4);
      assertThat(project.allBytes()).usingRecursiveComparison().isEqualTo(expected);
      assertThat(expected).containsOnlyKeys("box.stl", "wheel.stl");
      assertThat(there.echoes("wheel")).isEqualTo(here.echoes("wheel")).isNotEmpty();
      for (String model : new String[] {"axle", "tyre"}) {
        assertThat(there.reasons(model)).isEqualTo(here.reasons(model)).isNotEmpty();
      }
      slurm.awaitEmptyQueue();
    }
  }
}
