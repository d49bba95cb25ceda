package io.github.scadmaven.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Pictures and animations by a real OpenSCAD, on a machine with or without a display. */
@NeedsOpenScad2021
@NeedsDisplay
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs here are shell scripts")
class NativePictureTest {

  @TempDir Path folder;

  private ScadProject project;

  @BeforeEach
  void createProject() throws Exception {
    project =
        new ScadProject(folder)
            .with("renderer.scad", "include <sign.scad>")
            // Red above, green below.
            .with(
                "sign.scad",
                "moved = $t;",
                "module sign() {",
                "  color(\"red\") cube([10, 10, 1]);",
                "  color(\"green\") translate([0, 0, -1]) cube([10, 10, 1]);",
                "}",
                "module hand() { rotate(360 * $t) translate([moved * 10, 0, 0]) square([10, 1]); }");
  }

  @Test
  void theCameraLooksAtWhatItIsToldTo() throws Exception {
    Outcome outcome =
        project.renderYaml(
            "models:",
            "  - {module: sign, name: above, suffix: png, size: 320x240, camera: [5, 5, 0, 0, 0, 0, 30]}",
            "  - {module: sign, name: below, suffix: png, size: [64, 48], camera: '5,5,-30, 5,5,0'}",
            "  - {module: sign, name: away, suffix: png, camera: [900, 0, 0, 0, 0, 0, 10]}",
            "  - module: sign",
            "    name: found",
            "    suffix: png",
            "    camera: [900, 0, 0, 0, 0, 0, 10]",
            "    view_all: true",
            "    projection: ortho",
            "    colorscheme: Tomorrow Night",
            "    full_render: false");

    assertThat(outcome.report().failures()).isEmpty();
    assertThat(size("above.png")).isEqualTo("320x240");
    assertThat(size("below.png")).isEqualTo("64x48");
    assertThat(size("away.png")).isEqualTo("512x512");
    assertThat(centre("above.png")).matches(colour -> colour.getRed() > 2 * colour.getGreen());
    assertThat(centre("below.png")).matches(colour -> colour.getGreen() > 2 * colour.getRed());
    assertThat(centre("found.png")).matches(colour -> colour.getRed() > 2 * colour.getGreen());
    assertThat(colours("away.png")).as("nothing in sight is no error").hasSize(1);
    assertThat(colours("found.png")).hasSizeGreaterThan(1).contains(new Color(0x1d1f21));
  }

  @Test
  void aFullRenderHasNoColours() throws Exception {
    project.renderYaml(
        "models:",
        "  - {module: sign, suffix: png, camera: [5, 5, 0, 0, 0, 0, 30], full_render: true}");

    assertThat(centre("sign.png")).matches(colour -> colour.getRed() < 2 * colour.getGreen());
  }

  @Test
  void manyAtATimeShareOneDisplayThatEndsWithThem() throws Exception {
    List<String> models =
        IntStream.range(0, 20)
            .mapToObj(
                i -> "  - {module: sign, name: sign%d, suffix: png, size: 64x64}".formatted(i))
            .toList();

    Outcome outcome = project.renderYaml("threads: 6\nmodels:\n" + String.join("\n", models));

    assertThat(outcome.report().failures()).isEmpty();
    assertThat(outcome.report().results()).hasSize(20);
    assertThat(ProcessHandle.current().descendants().map(p -> p.info().command().orElse("")))
        .noneMatch(command -> command.endsWith("Xvfb"));
  }

  @Test
  void everyFrameOfAnAnimationHasItsTime() throws Exception {
    Outcome outcome =
        project.renderYaml(
            "models: [{module: hand, suffix: [png, svg], animate: 4, size: 64x64, camera: [0,0,0,0,0,0,99]}]");

    assertThat(outcome.report().failures()).isEmpty();
    assertThat(project.outputs().toFile().list())
        .containsExactlyInAnyOrder(
            "hand00000.png",
            "hand00001.png",
            "hand00002.png",
            "hand00003.png",
            "hand00000.svg",
            "hand00001.svg",
            "hand00002.svg",
            "hand00003.svg");
    // A quarter turn, with a quarter of ten from an expression at the top level.
    assertThat(new String(project.bytes("hand00000.svg"), "UTF-8"))
        .contains("viewBox=\"0 -1 10 1\"");
    assertThat(new String(project.bytes("hand00001.svg"), "UTF-8"))
        .containsPattern("viewBox=\"-1 -1[23] 1 1[01]\"");
    assertThat(project.bytes("hand00001.png")).isNotEqualTo(project.bytes("hand00003.png"));
  }

  @Test
  void aDisplayWithoutOpenGlIsAFailureThatSaysWhatToDo() throws Exception {
    project.with(
        "openscad.sh", "#!/bin/sh", "exec xvfb-run -a -s '-extension GLX' openscad \"$@\"");
    assertThat(project.file("openscad.sh").toFile().setExecutable(true)).isTrue();

    Outcome outcome =
        project.renderYaml("openscad_path: ./openscad.sh", "models: [{module: sign, suffix: png}]");

    assertThat(outcome.reasons("sign"))
        .singleElement()
        .asString()
        .startsWith("pictures need a display with OpenGL and GLX, and this one has none; ");
    assertThat(project.output("sign.png")).doesNotExist();
  }

  private BufferedImage picture(String output) throws IOException {
    return ImageIO.read(project.output(output).toFile());
  }

  private String size(String output) throws IOException {
    BufferedImage picture = picture(output);
    return picture.getWidth() + "x" + picture.getHeight();
  }

  private Color centre(String output) throws IOException {
    BufferedImage picture = picture(output);
    return new Color(picture.getRGB(picture.getWidth() / 2, picture.getHeight() / 2));
  }

  private Set<Color> colours(String output) throws IOException {
    BufferedImage picture = picture(output);
    return IntStream.range(0, picture.getWidth() * picture.getHeight())
        .mapToObj(i -> new Color(picture.getRGB(i % picture.getWidth(), i / picture.getWidth())))
        .collect(Collectors.toSet());
  }
}
