package io.github.scadmaven.plan;

import static io.github.scadmaven.plan.PlanFixture.LAYOUT;
import static io.github.scadmaven.plan.PlanFixture.PROJECT;
import static io.github.scadmaven.plan.PlanFixture.ROOT;
import static io.github.scadmaven.plan.PlanFixture.config;
import static io.github.scadmaven.plan.PlanFixture.error;
import static io.github.scadmaven.plan.PlanFixture.file;
import static io.github.scadmaven.plan.PlanFixture.module;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.scadmaven.config.ConfigException;
import io.github.scadmaven.config.RenderConfig;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The small file that OpenSCAD is given, letter by letter. */
class StubTest {

  @Test
  void theStubOfAModuleSetsTheVariablesIncludesTheGatewayAndCallsTheModule() throws Exception {
    assertThat(text(config(module(2, "big wheel"))))
        .isEqualTo(
            """
            // scad-maven-plugin: big wheel from render_config.yaml
            batch_rendering = true;
            $fn = 96;
            include <../../../renderer.scad>
            wheel();
            """);
  }

  @Test
  void theStubOfAFileWithAQualitySetsOnlyThat() throws Exception {
    assertThat(text(config(file("parts/box.scad", 12))))
        .isEqualTo(
            """
            // scad-maven-plugin: box from render_config.yaml
            $fn = 12;
            include <../../../parts/box.scad>
            """);
  }

  @Test
  void theGatewayMayLieInAnyFolder() throws Exception {
    assertThat(text(config("pom.xml", "../shared/my gateway.scad", module(2, "a"))))
        .contains("\ninclude <../../../../shared/my gateway.scad>\n");
  }

  @Test
  void aStubThatIsReadElsewhereIncludesFromThere() throws Exception {
    Stub stub = stub(config(module(2, "a")));

    assertThat(stub.text(PROJECT.resolve("parts"), stub.include()))
        .contains("\ninclude <../renderer.scad>\n");
  }

  @Test
  void aStubsFolderIsAbsolute() throws Exception {
    assertThat(stub(config(module(2, "a"))).folder()).isEqualTo(ROOT.resolve("stubs"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x\ncube();.yaml",
        "x\r\ncube();.yaml",
        "x\u0085cube();.yaml",
        "x\u2028cube();.yaml"
      })
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no file of Windows can have such a name")
  void aLineBreakInTheNameOfTheYamlEndsNoComment(String source) throws Exception {
    assertThat(text(config(source, "renderer.scad", module(2, "a"))))
        .startsWith("// scad-maven-plugin: a from x ")
        .contains("cube();.yaml\nbatch_rendering = true;\n");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a backslash parts folders there")
  void aBackslashInAFilesNameIsALetter() throws Exception {
    assertThat(text(config("pom.xml", "a\\b.scad", module(2, "a"))))
        .contains("\ninclude <../../../a\\b.scad>\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a>b.scad", "a\nb.scad", "a\rb.scad", "a\tb.scad", "a>b/c.scad"})
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no file of Windows can have such a name")
  void aFileThatOpenScadCanNotIncludeIsRefused(String gateway) {
    String path = PROJECT.resolve(gateway).toString();

    assertThat(error(config("render_config.yaml", gateway, module(2, "a")), List.of()))
        .isEqualTo(
            "render_config.yaml:2:5: OpenSCAD can't include %s: the path must not hold >, a tab or"
                + " a line break; rename it",
            path.replace("\n", "\\n").replace("\r", "\\u000D").replace("\t", "\\t"));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no file of Windows can have such a name")
  void aWholeFileIsNotIncludedAndMayHaveAnyName() throws Exception {
    assertThat(PlanFixture.plan(file("a>b.scad", null)).jobs().get(0).stub()).isNull();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no folder of Windows can have such a name")
  void theFolderOfTheProjectMayHaveAnyName() throws Exception {
    Path project = Path.of("a > b").toAbsolutePath();
    RenderConfig config = config("pom.xml", project + "/renderer.scad", module(2, "a"));
    Layout layout = new Layout(project.resolve("target/scad"), project.resolve("out"));

    assertThat(RenderPlan.of(config, layout, List.of(), RenderTimes.NONE).jobs()).hasSize(1);
  }

  @Test
  void variablesStandInTheOrderTheyWereGiven() throws Exception {
    assertThat(stub(config(module(2, "a"))).variables().keySet())
        .containsExactly("batch_rendering", "$fn");
  }

  private static Stub stub(RenderConfig config) throws ConfigException {
    return RenderPlan.of(config, LAYOUT, List.of(), RenderTimes.NONE).jobs().get(0).stub();
  }

  private static String text(RenderConfig config) throws ConfigException {
    Stub stub = stub(config);
    return stub.text(stub.folder(), stub.include());
  }
}
