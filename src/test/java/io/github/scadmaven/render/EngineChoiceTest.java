package io.github.scadmaven.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scadmaven.config.Node;
import io.github.scadmaven.config.Position;
import io.github.scadmaven.config.RenderConfig;
import io.github.scadmaven.openscad.Format;
import io.github.scadmaven.openscad.OpenScad;
import io.github.scadmaven.openscad.OpenScadNotFoundException;
import io.github.scadmaven.plan.Layout;
import io.github.scadmaven.plan.RenderJob;
import io.github.scadmaven.plan.RenderPlan;
import io.github.scadmaven.plan.RenderTimes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded OpenSCAD renders unless something needs another, and the reason is said. */
class EngineChoiceTest {

  private static final String WHY_NOT = "There is no embedded OpenSCAD for plan9 on mips.";

  @TempDir Path project;

  private final ScriptedOpenScad embedded = new ScriptedOpenScad("embedded");
  private final ScriptedOpenScad installed = new ScriptedOpenScad("installed");
  private List<RenderJob> jobs = List.of();
  private Engines engines = Engines.allBy(embedded, null);
  private boolean isInstalled = true;
  private @Nullable String whyNot;

  @BeforeEach
  void writeGateway() throws IOException {
    Files.writeString(project.resolve("renderer.scad"), "module wheel() { cube(1); }\n");
  }

  @Test
  void withoutAWordTheEmbeddedOneRenders() throws Exception {
    isInstalled = false;

    Engines engines = choose("", "stl, 3mf, nef3");

    assertThat(engines.forJob(job(Format.STL))).isSameAs(embedded);
    assertThat(engines.explanation()).isEqualTo("embedded");
  }

  @Test
  void nativeIsTheInstalledOne() throws Exception {
    Engines engines = choose("engine: native\n", "stl");

    assertThat(engines.forJob(job(Format.STL))).isSameAs(installed);
    assertThat(engines.explanation()).isEqualTo("installed, since engine is native");
  }

  @Test
  void aPathSaysWhichOneIsWanted() throws Exception {
    assertThat(choose("openscad_path: openscad\n", "stl").explanation())
        .isEqualTo("installed, since openscadPath is set");
  }

  @Test
  void embeddedIsTheEmbeddedOneAlthoughThereIsAPath() throws Exception {
    assertThat(choose("engine: embedded\nopenscad_path: openscad\n", "stl").explanation())
        .isEqualTo("embedded");
  }

  @Test
  void aFormatThatNeedsNativeIsRenderedSo() throws Exception {
    Engines engines = choose("", "stl, png, pdf");

    assertThat(engines.forJob(job(Format.STL))).isSameAs(embedded);
    assertThat(engines.forJob(job(Format.PNG))).isSameAs(installed);
    assertThat(engines.names()).isEqualTo("embedded, installed");
    assertThat(engines.explanation())
        .isEqualTo("embedded, and png, pdf by installed, since the embedded one can't write it");
  }

  @Test
  void ifAllNeedNativeTheEmbeddedOneIsNotAsked() throws Exception {
    assertThat(choose("", "png").explanation())
        .isEqualTo("installed, since the embedded one can't write png");
  }

  @Test
  void withoutAnInstalledOneSuchAFormatIsAnError() {
    isInstalled = false;

    assertThatThrownBy(() -> choose("", "stl, png"))
        .isInstanceOf(OpenScadNotFoundException.class)
        .hasMessage("The embedded OpenSCAD can't write wheel.png. No OpenSCAD found.");
  }

  @Test
  void embeddedCannotBeForcedOnSuchAFormat() {
    assertThatThrownBy(() -> choose("engine: embedded\n", "png"))
        .isInstanceOf(OpenScadNotFoundException.class)
        .hasMessage(
            "The embedded OpenSCAD can't write wheel.png. Set engine to auto or native for it,"
                + " with an OpenSCAD installed.");
  }

  @Test
  void aMachineThatCannotRunItTakesTheInstalledOne() throws Exception {
    whyNot = WHY_NOT;

    assertThat(choose("", "stl").explanation())
        .isEqualTo("installed, since there is no embedded OpenSCAD for plan9 on mips");
  }

  @Test
  void aMachineThatHasNeitherIsToldSo() {
    whyNot = WHY_NOT;
    isInstalled = false;

    assertThatThrownBy(() -> choose("", "stl"))
        .isInstanceOf(OpenScadNotFoundException.class)
        .hasMessage(WHY_NOT + " No OpenSCAD found.");
  }

  @Test
  void embeddedCannotBeForcedOnSuchAMachine() {
    whyNot = WHY_NOT;

    assertThatThrownBy(() -> choose("engine: embedded\n", "stl"))
        .isInstanceOf(OpenScadNotFoundException.class)
        .hasMessage(WHY_NOT + " Set engine to native, with an OpenSCAD installed.");
  }

  @Test
  void whatAVersionCannotExportIsAnErrorBeforeAnythingRuns() {
    installed.objectingTo(Format.OBJ, "can't write obj");

    assertThatThrownBy(() -> choose("engine: native\n", "stl, obj"))
        .isInstanceOf(OpenScadNotFoundException.class)
        .hasMessage(
            "wheel.obj: installed can't write obj; the embedded one can: set engine to embedded or,"
                + " without an openscadPath, to auto.");
  }

  @Test
  void whatNoneCanExportNamesNoOther() {
    installed.objectingTo(Format.PDF, "can't write pdf");

    assertThatThrownBy(() -> choose("", "pdf"))
        .hasMessage(
            "wheel.pdf: the embedded OpenSCAD can't write pdf, and installed can't write pdf; change it, or leave it out.");
  }

  @Test
  void settingsThatTheEmbeddedOneLacksNeedNative() throws Exception {
    assertThat(choose("", "3mf, export: 3mf/unit=inch").explanation()).isEqualTo("embedded");
    assertThat(choose("", "[3mf, stl], export: 3mf/color-mode=none").explanation())
        .isEqualTo("embedded, and 3mf by installed, since the embedded one can't write it");
    assertThat(engineOf(Format.STL)).isSameAs(embedded);
    assertThat(engineOf(Format.THREE_MF)).isSameAs(installed);
  }

  @Test
  void settingsThatNobodyHasSayWhatTheEmbeddedOneHas() {
    assertThatThrownBy(() -> choose("engine: embedded\n", "3mf, export: 3mf/color-mode=none"))
        .hasMessageStartingWith(
            "The embedded OpenSCAD has no export setting 3mf/color-mode, only unit, ")
        .hasMessageContaining(", for wheel.3mf. Set engine to auto or native for it, ");
  }

  private OpenScad engineOf(Format format) {
    return engines.forJob(job(format));
  }

  private RenderJob job(Format format) {
    return jobs.stream().filter(job -> job.format() == format).findFirst().orElseThrow();
  }

  private Engines choose(String settings, String suffixes) throws Exception {
    Files.writeString(
        project.resolve("render_config.yaml"),
        settings + "models: [{module: wheel, suffix: " + list(suffixes) + "}]\n");
    Node.Mapping nothing = new Node.Mapping(Position.of("pom.xml"), Map.of());
    RenderConfig config = RenderConfig.read(project, null, nothing).orElseThrow();
    Layout layout = new Layout(project.resolve("target"), project.resolve("outputs"));
    jobs = RenderPlan.of(config, layout, List.of(), RenderTimes.NONE).jobs();
    engines =
        new EngineChoice(config, whyNot, launcher -> embedded, launcher -> findInstalled())
            .choose(jobs);
    return engines;
  }

  private static String list(String suffixes) {
    return suffixes.contains("export") ? suffixes : "[" + suffixes + "]";
  }

  private ScriptedOpenScad findInstalled() throws OpenScadNotFoundException {
    if (!isInstalled) {
      throw new OpenScadNotFoundException("No OpenSCAD found.");
    }
    return installed;
  }
}
