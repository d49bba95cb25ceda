package io.github.scadmaven.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scadmaven.openscad.Format;
import io.github.scadmaven.openscad.Strictness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a model's keys mean. */
class ModelConfigTest {

  @TempDir private Path folder;

  @Test
  void aModuleIsAnStlOfItsNameAndOtherwiseAsAllOthers() throws Exception {
    assertThat(model("module: wheel"))
        .isEqualTo(
            new ModelConfig(
                new Position("render_config.yaml", 1, 10),
                new ModelConfig.Source.Module("wheel"),
                "wheel",
                Map.of(),
                Map.of(),
                List.of(Format.STL),
                null,
                null,
                null,
                null,
                null,
                Exports.NONE));
  }

  @Test
  void aFileIsNamedAfterItselfWithoutItsSuffix() throws Exception {
    ModelConfig model = model("file: parts/box.scad");

    assertThat(model.source())
        .isEqualTo(new ModelConfig.Source.ScadFile(folder.resolve("parts/box.scad")));
    assertThat(model.name()).isEqualTo("box");
  }

  @Test
  void allKeysCanBeGiven() throws Exception {
    ModelConfig model =
        model(
            "module: wheel, name: big wheel, suffix: dxf, quality: 200, strictness: strict,"
                + " timeout: 10m");

    assertThat(model.name()).isEqualTo("big wheel");
    assertThat(model.formats()).containsExactly(Format.DXF);
    assertThat(model.quality()).isEqualTo(200);
    assertThat(model.strictness()).isEqualTo(Strictness.STRICT);
    assertThat(model.timeout()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void suffixIsOneOrAList() throws Exception {
    assertThat(model("module: a, suffix: svg").formats()).containsExactly(Format.SVG);
    assertThat(model("module: a, suffix: [stl, dxf]").formats())
        .containsExactly(Format.STL, Format.DXF);
  }

  @Test
  void offIsAFormatAndNotFalse() throws Exception {
    assertThat(model("module: a, suffix: off").formats()).containsExactly(Format.OFF);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dxf", ".dxf", "DXF", "'dxf'"})
  void aSuffixMayHaveADotOrCapitals(String suffix) throws Exception {
    assertThat(model("module: a, suffix: " + suffix).formats()).containsExactly(Format.DXF);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1x1_bin_stl", "_", "$part", "Wheel2", "2x", "e5", "console"})
  void aModuleMayHaveAnyNameThatOpenScadTakes(String module) throws Exception {
    assertThat(model("module: " + module).source())
        .isEqualTo(new ModelConfig.Source.Module(module));
  }

  @ParameterizedTest
  @CsvSource({"123,123", "true,true", "007,007", "1.50,1.50", "'null',null", "Zähler 1,Zähler 1"})
  void aNameIsTheTextThatWasWritten(String written, String name) throws Exception {
    assertThat(model("module: a, name: '%s'".formatted(written)).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"123", "true", "007", "1.50", "1e3", "off", "2024-01-01"})
  void aNameWithoutQuotesIsTheTextThatWasWrittenToo(String name) throws Exception {
    assertThat(model("module: a, name: " + name).name()).isEqualTo(name);
  }

  @Test
  void aModuleWhoseNameNoFileCanHaveMayBeGivenAnother() throws Exception {
    assertThat(model("module: con, name: konsole").name()).isEqualTo("konsole");
  }

  private ModelConfig model(String keys) throws Exception {
    return ConfigProject.in(folder).withYaml("models: [{" + keys + "}]").read().models().get(0);
  }
}
