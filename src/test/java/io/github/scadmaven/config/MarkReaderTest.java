package io.github.scadmaven.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scadmaven.openscad.Format;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which modules a gateway marks as models, if nothing else lists any. */
class MarkReaderTest {

  private static final Node.Mapping NO_POM = new Node.Mapping(Position.of("pom.xml"), Map.of());

  @TempDir private Path folder;

  @Test
  void marksBeforeAndAfterTheBraceAreModels() throws Exception {
    RenderConfig config =
        read(
            "module a() //render.model.stl",
            "{ cube(1); }",
            "module b() { //render.model.svg",
            "  circle(1); }",
            "module c(d = max(1, 2), e = [1]) { //render.model.dxf //render.model.svg",
            "  circle(d); }",
            "module d()",
            "  //render.model.off",
            "  { //render.model.binstl",
            "  }",
            "module e() { ////render.model.dxf",
            "}",
            "module f() cube(1);");

    assertThat(config.models())
        .extracting(ModelConfig::name, ModelConfig::formats)
        .containsExactly(
            tuple("a", Format.STL),
            tuple("b", Format.SVG),
            tuple("c", Format.DXF, Format.SVG),
            tuple("d", Format.OFF, Format.BINSTL),
            tuple("e", Format.DXF));
    assertThat(config.models().get(1).position()).hasToString("renderer.scad:3:14");
  }

  @Test
  void settingsAreMarkedToo() throws Exception {
    RenderConfig config =
        read(
            "//render.quality [85]",
            "  //render.number_of_threads [8]",
            "module a() {} //render.model.stl".replace("{} ", ""),
            "{}");

    assertThat(config.quality()).isEqualTo(85);
    assertThat(config.threads().count(2)).isEqualTo(8);
  }

  @Test
  void whatTheYamlSaysCountsMore() throws Exception {
    RenderConfig config =
        ConfigProject.in(folder)
            .with("renderer.scad", "//render.quality [85]", "module a() //render.model.stl", "{}")
            .withYaml("quality: 7", "threads: 3")
            .read();

    assertThat(config.quality()).isEqualTo(7);
    assertThat(config.threads().count(2)).isEqualTo(3);
    assertThat(config.models()).hasSize(1);
  }

  @Test
  void modelsThatAreListedAreTheOnlyOnes() throws Exception {
    RenderConfig config =
        ConfigProject.in(folder)
            .with("renderer.scad", "//render.quality [85]", "module a() //render.model.stl", "{}")
            .withYaml("models: [{module: b}]")
            .read();

    assertThat(config.models()).extracting(ModelConfig::name).containsExactly("b");
    assertThat(config.quality()).isEqualTo(RenderConfig.DEFAULT_QUALITY);
  }

  @Test
  void whatOnlyLooksLikeAMarkIsNone() throws Exception {
    RenderConfig config =
        read(
            "module a() //render.model.stl",
            "{ echo(\"//render.model.svg\"); }",
            "/* module b() //render.model.stl */",
            "// module c() //render.model.stl",
            "// render.model.stl",
            "module d() // see //render.model.stl",
            "{ }");

    assertThat(config.models()).extracting(ModelConfig::name).containsExactly("a");
  }

  @Test
  void commentsMayStandBesideMarks() throws Exception {
    RenderConfig config =
        read(
            "include <6\"pipe.scad>",
            "use <lib//pipe.scad>",
            "module a() //render.model.stl // the big one",
            "{ }",
            "module /* the */ b /* small */ ( // one",
            ") { // it is small",
            "//render.model.svg //",
            "}",
            "//render.quality [85] // see render.model.stl",
            "module c() { // render.model.stl is not what we want",
            "}",
            "module d() { module e() {} } //render.number_of_threads [2]",
            "module f() //render.model.off",
            "{ }");

    assertThat(config.models())
        .extracting(ModelConfig::name, ModelConfig::formats)
        .containsExactly(tuple("a", Format.STL), tuple("b", Format.SVG), tuple("f", Format.OFF));
    assertThat(config.quality()).isEqualTo(85);
  }

  @Timeout(60)
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/* ",
        "\"\\n",
        "//render.quality [85]\n",
        "module ",
        "include <",
        "//render.quality [85] "
      })
  void aLongGatewayTakesNoLongerThanItsLength(String part) throws Exception {
    RenderConfig config =
        read("module a() //render.model.stl", "{ }", "// " + "\n" + part.repeat(300_000));

    assertThat(config.models()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "module a() //render.model.slt | renderer.scad:1:12: OpenSCAD exports no \"slt\"; did you mean stl?",
        "module a() //render.modle.stl | renderer.scad:1:12: //render.modle.stl is no mark; known are //render.model.SUFFIX behind a module, //render.quality [85] and //render.number_of_threads [8]",
        "module a() //render.model.stl and more | renderer.scad:1:12: \"and more\" is no mark such as //render.model.stl or //render.quality [85]",
        "//render.quality [high] | renderer.scad:1:1: //render.quality is no mark; known are //render.model.SUFFIX behind a module, //render.quality [85] and //render.number_of_threads [8]",
        "//render.number_of_threads [no] | renderer.scad:1:1: \"no\" is no number of threads",
        "cube(1); //render.model.stl | renderer.scad:1:10: //render.model.stl does not stand behind module NAME(), before or right after its brace",
        "module a() { cube(1); //render.model.stl | renderer.scad:1:23: //render.model.stl does not stand behind module NAME(), before or right after its brace",
        "//render.quality [85]; | renderer.scad:1:1: \"//render.quality [85];\" ends with a semicolon, which marks do not",
        "module a() // render.model.stl | renderer.scad:1:12: \"// render.model.stl\" is no mark, since they are written without a blank, as //render.model.stl; if it shall be none, write other words before it",
        "module a() { module i() { //render.model.stl | renderer.scad:1:27: the module i can't be rendered, since it is inside of another one, which alone can call it; take it out",
      })
  void aMarkThatMeansNothingIsSaid(String source, String error) {
    assertThat(ConfigProject.in(folder).with("renderer.scad", source).error()).isEqualTo(error);
  }

  @Test
  void aGatewayWithoutMarksRendersNothing() throws Exception {
    assertThat(
            ConfigProject.in(folder).with("renderer.scad", "module a() {}").readIfAny(null, NO_POM))
        .isEmpty();
  }

  @Test
  void aProjectThatConfiguresNoModelsNeedsNoGateway() throws Exception {
    assertThat(
            ConfigProject.in(folder)
                .readIfAny(null, ConfigProject.pom(Map.of("scadFile", "missing.scad"))))
        .isEmpty();
  }

  private RenderConfig read(String... gateway) throws Exception {
    return ConfigProject.in(folder).with("renderer.scad", gateway).read();
  }

  private static org.assertj.core.groups.Tuple tuple(String name, Format... formats) {
    return org.assertj.core.api.Assertions.tuple(name, List.of(formats));
  }
}
