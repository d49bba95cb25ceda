package io.github.scadmaven.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scadmaven.openscad.ExportOptions;
import io.github.scadmaven.openscad.Format;
import io.github.scadmaven.openscad.Picture;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a model says of its outputs beside their formats, in the YAML and in the POM. */
class ExportsTest {

  private static final Picture PICTURE =
      new Picture(
          List.of("0", "0", "0", "55", "0", "25", "-140.5"),
          Picture.Projection.ORTHO,
          new Picture.Size(800, 600),
          "Tomorrow Night",
          true,
          true);

  @TempDir private Path folder;

  @Test
  void aPictureIsTakenAsTheModelSays() throws Exception {
    Exports exports =
        exports(
            "suffix: [stl, png], camera: [0, 0, 0, 55, 0, 25, -140.5], projection: ortho,"
                + " size: 800x600, colorscheme: Tomorrow Night, view_all: true, full_render: true");

    assertThat(exports.of(Format.PNG)).isEqualTo(new ExportOptions(PICTURE, Map.of()));
    assertThat(exports.of(Format.STL)).isEqualTo(ExportOptions.NONE);
  }

  @Test
  void thePomHasTheSameKeys() throws Exception {
    Node.Mapping pom =
        ConfigProject.pom(
            Map.of(
                "models",
                List.of(
                    Map.of(
                        "module", "wheel",
                        "suffix", List.of("png", "3mf"),
                        "camera", "0, 0, 0, 55, 0, 25, -140.5",
                        "projection", "ortho",
                        "size", "800,600",
                        "colorscheme", "Tomorrow Night",
                        "viewAll", "true",
                        "fullRender", "true",
                        "animate", "12",
                        "export", List.of("3mf/unit=inch", "export-3mf/meta-data-title=a=b/c")))));

    Exports exports = ConfigProject.in(folder).read(pom).models().get(0).exports();

    assertThat(exports)
        .isEqualTo(
            new Exports(
                PICTURE,
                Map.of(Format.THREE_MF, Map.of("unit", "inch", "meta-data-title", "a=b/c")),
                12));
  }

  @Test
  void settingsAreThoseOfTheirFormat() throws Exception {
    Exports exports =
        exports(
            "suffix: [pdf, 3mf, stl], export: {3mf: {unit: inch}, pdf: {show-grid: false, paper-size: a6}}");

    assertThat(exports.of(Format.THREE_MF).settings()).isEqualTo(Map.of("unit", "inch"));
    assertThat(exports.of(Format.PDF).settings())
        .isEqualTo(Map.of("show-grid", "false", "paper-size", "a6"));
    assertThat(exports.of(Format.STL).settings()).isEmpty();
    assertThat(exports("suffix: [stl]")).isEqualTo(Exports.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          camera: [1,2] | 1:35: camera: "1, 2" is neither 6 numbers (where it is: x, y, z; what it looks at: x, y, z) nor 7 (what it looks at: x, y, z; how it is turned: x, y, z; its distance)
          size: 800x99999 | 1:32: size: "800x99999" is not a width and a height in pixels, each at most 16384, such as 800x600
          size: big | 1:32: size: "big" is not a width and a height in pixels, each at most 16384, such as 800x600
          animate: 100001 | 1:35: animate: 100001 is not a number of frames from 1 to 100000
          export: {3mf: {unit: inch}} | 1:47: export: "3mf" is not among this model's suffixes
          export: {png: {Unit: inch}} | 1:47: export: "Unit" is not the name of a setting, which has small letters, digits and - only
          export: {png: 1} | 1:40: export: png: settings are expected, such as unit: inch, not "1"
          export: [png/a=1, export-png/a=2] | 1:44: export: png/a is set twice
          export: png | 1:34: export: "png" is not a setting of a format, such as 3mf/unit=inch
          """)
  void oneLineSaysWhatIsWrong(String key, String message) {
    String yaml = "models: [{module: a, suffix: png, " + key + "}]";

    assertThat(ConfigProject.in(folder).withYaml(yaml).error().replaceFirst(":1:\\d+:", ":"))
        .isEqualTo("render_config.yaml: " + message.replaceFirst("1:\\d+: ", ""));
  }

  @Test
  void whatIsSaidOfPicturesNeedsOne() {
    assertThat(ConfigProject.in(folder).withYaml("models: [{module: a, view_all: true}]").error())
        .isEqualTo(
            "render_config.yaml:1:32: view_all: is for pictures, and this model has none; add png to its suffix");
  }

  @Test
  void aValueCannotBreakOut() throws Exception {
    ConfigProject project =
        ConfigProject.in(folder)
            .withYaml(
                "models:",
                "  - module: a",
                "    suffix: pdf",
                "    export: {pdf: {meta-data-title: \"a\\n-o b\"}}");

    assertThat(project.error())
        .endsWith("export: meta-data-title has a line break or another control character");
  }

  private Exports exports(String keys) throws Exception {
    return ConfigProject.in(folder)
        .withYaml("models: [{module: wheel, " + keys + "}]")
        .read()
        .models()
        .get(0)
        .exports();
  }
}
