package io.github.scadmaven.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of good models when the machine doesn't let OpenSCAD, or us, write the output. */
@NeedsOpenScad2021
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs here are shell scripts")
class NativeOutputTest {

  /** Sets {@code $out} to the file that OpenSCAD is told to write, if there is one. */
  private static final String FIND_OUTPUT =
      "for word; do [ \"$before\" = -o ] && out=$word; before=$word; done";

  @TempDir Path folder;

  private ScadProject project;

  @BeforeEach
  void createProject() throws Exception {
    project =
        new ScadProject(folder)
            .with("solid.scad", "sphere(10, $fn = 60);")
            .with("target/scad/outputs/solid.stl", "an earlier output")
            .with("target/scad/outputs/lenient.stl", "an earlier output");
  }

  @Test
  void aFullDiskIsAFailureThoughOpenScadExitsWith0() throws Exception {
    // Files can't grow beyond 8 KB, which is not a crash but an error like a full disk.
    Outcome outcome = renderBy("trap '' XFSZ", "ulimit -f 16");

    assertThat(outcome.reasons("solid")).containsExactly("\"solid.stl\" write error. (Disk full?)");
    assertThat(project.output("solid.stl")).doesNotExist();
    assertThat(outcome.reasons("lenient")).isEmpty();
  }

  @Test
  void anOutputThatCannotBeOpenedIsAFailureThoughOpenScadExitsWith0() throws Exception {
    Outcome outcome = renderBy(FIND_OUTPUT, "[ -n \"$out\" ] && mkdir \"$out\"");

    assertThat(outcome.reasons("solid"))
        .containsExactly("Can't open file \"solid.stl\" for export");
    assertThat(project.output("solid.stl")).doesNotExist();
    assertThat(outcome.reasons("lenient"))
        .containsExactly("OpenSCAD ended with exit code 0 but wrote no file");
    assertThat(project.output("lenient.stl")).doesNotExist();
  }

  @Test
  void aMissingOutputFolderIsAFailure() throws Exception {
    Outcome outcome = renderBy(FIND_OUTPUT, "[ -n \"$out\" ] && rmdir \"$(dirname \"$out\")\"");

    for (String model : List.of("solid", "lenient")) {
      assertThat(outcome.reasons(model))
          .singleElement()
          .asString()
          .contains("is not a directory for output file");
      assertThat(project.output(model + ".stl")).doesNotExist();
    }
  }

  @Test
  void aPictureWithoutADisplayIsAFailureThatSaysWhatToDo() throws Exception {
    openscadAfter("unset DISPLAY");
    Outcome outcome =
        project.renderYaml(
            "openscad_path: ./openscad.sh", "models: [{file: solid.scad, suffix: png}]");

    assertThat(outcome.reasons("solid"))
        .singleElement()
        .asString()
        .startsWith("pictures need a display, and there is none; install Xvfb, ");
    assertThat(project.output("solid.png")).doesNotExist();
  }

  @Test
  void aFolderInThePlaceOfAnOutputFailsThatModelOnly() throws Exception {
    Files.delete(project.output("solid.stl"));
    project.with("target/scad/outputs/solid.stl/file.txt", "not ours");

    Outcome outcome =
        project.renderYaml("models: [{file: solid.scad}, {file: solid.scad, name: lenient}]");

    assertThat(outcome.reasons("solid"))
        .containsExactly(
            "solid.stl can't be written: " + project.output("solid.stl") + ": Is a directory",
            "an earlier solid.stl can't be removed: "
                + project.output("solid.stl")
                + ": is a folder with files in it");
    assertThat(outcome.reasons("lenient")).isEmpty();
    assertThat(project.output("lenient.stl")).isNotEmptyFile();
    assertThat(project.output("solid.stl/file.txt")).exists();
  }

  @Test
  void whatIsWrongWithAModelIsSaidEvenIfItsOutputCannotBeRemoved() throws Exception {
    Files.delete(project.output("solid.stl"));
    project
        .with("target/scad/outputs/solid.stl/file.txt", "not ours")
        .with("solid.scad", "cube(10);", "sphre(5);");

    Outcome outcome = project.renderYaml("models: [{file: solid.scad}]");

    assertThat(outcome.reasons("solid"))
        .hasSize(2)
        .contains("solid.scad:2: Ignoring unknown module 'sphre'")
        .anyMatch(reason -> reason.startsWith("an earlier solid.stl can't be removed: "));
  }

  private Outcome renderBy(String... shell) throws Exception {
    openscadAfter(shell);
    return project.renderYaml(
        "openscad_path: ./openscad.sh",
        "models:",
        "  - file: solid.scad",
        "  - {file: solid.scad, name: lenient, strictness: lenient}");
  }

  /** Writes a program that does something and then is the OpenSCAD on PATH. */
  private void openscadAfter(String... shell) throws Exception {
    project.with("openscad.sh", "#!/bin/sh", String.join("\n", shell), "exec openscad \"$@\"");
    assertThat(project.file("openscad.sh").toFile().setExecutable(true)).isTrue();
  }
}
