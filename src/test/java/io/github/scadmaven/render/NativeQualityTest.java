package io.github.scadmaven.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The quality reaches all code of a gateway, and causes no warnings of its own. */
@NeedsOpenScad2021
class NativeQualityTest {

  @TempDir Path folder;

  @Test
  void reachesTheModuleAndExpressionsAtTheTopLevel() throws Exception {
    Outcome outcome = project("seg = $fn;").renderYaml("quality: 12", "models: [{module: ball}]");

    assertThat(outcome.echoes("ball")).containsExactly("12, 12, true");
    assertThat(outcome.warnings("ball")).isEmpty();
  }

  @Test
  void winsOverAnAssignmentAndSaysNothingOfIt() throws Exception {
    Outcome outcome =
        project("$fn = 40;", "batch_rendering = false;", "seg = $fn;")
            .renderYaml("quality: 12", "strictness: strict", "models: [{module: ball}]");

    assertThat(outcome.echoes("ball")).containsExactly("12, 12, true");
    assertThat(outcome.warnings("ball")).isEmpty();
    assertThat(outcome.reasons("ball")).isEmpty();
  }

  @Test
  void leavesWarningsAboutOtherOverwrittenVariables() throws Exception {
    Outcome outcome =
        project("$fn = 40;", "seg = 1;", "seg = $fn;")
            .renderYaml(
                "quality: 12",
                "models: [{module: ball}, {module: ball, name: strict, strictness: strict}]");

    assertThat(outcome.warnings("ball"))
        .containsExactly(
            "renderer.scad:3: seg was assigned on line 2 of \"renderer.scad\" but was overwritten");
    assertThat(outcome.reasons("ball")).isEmpty();
    assertThat(outcome.reasons("strict")).isEqualTo(outcome.warnings("ball"));
  }

  @Test
  void isNotForWholeFilesUnlessTheyAskForIt() throws Exception {
    Outcome outcome =
        project("seg = $fn;")
            .with("whole.scad", "$fn = 40;", "seg = $fn;", "echo($fn, seg);", "cube(1);")
            .renderYaml(
                "quality: 12",
                "models: [{file: whole.scad}, {file: whole.scad, name: finer, quality: 60}]");

    assertThat(outcome.echoes("whole")).containsExactly("40, 40");
    assertThat(outcome.echoes("finer")).containsExactly("60, 60");
  }

  private ScadProject project(String... topLevel) throws Exception {
    return new ScadProject(folder)
        .with(
            "renderer.scad",
            String.join("\n", topLevel),
            "module ball() { echo($fn, seg, batch_rendering); sphere(1); }");
  }
}
