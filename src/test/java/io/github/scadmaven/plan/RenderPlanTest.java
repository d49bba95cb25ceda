package io.github.scadmaven.plan;

import static io.github.scadmaven.openscad.Format.ASCIISTL;
import static io.github.scadmaven.openscad.Format.BINSTL;
import static io.github.scadmaven.openscad.Format.DXF;
import static io.github.scadmaven.openscad.Format.STL;
import static io.github.scadmaven.openscad.Format.SVG;
import static io.github.scadmaven.plan.PlanFixture.LAYOUT;
import static io.github.scadmaven.plan.PlanFixture.PROJECT;
import static io.github.scadmaven.plan.PlanFixture.ROOT;
import static io.github.scadmaven.plan.PlanFixture.error;
import static io.github.scadmaven.plan.PlanFixture.file;
import static io.github.scadmaven.plan.PlanFixture.module;
import static io.github.scadmaven.plan.PlanFixture.plan;
import static io.github.scadmaven.plan.PlanFixture.special;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.scadmaven.config.Exports;
import io.github.scadmaven.config.ModelConfig;
import io.github.scadmaven.openscad.Format;
import io.github.scadmaven.openscad.Picture;
import io.github.scadmaven.openscad.Strictness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** One job per output file, each with names of its own. */
class RenderPlanTest {

  @Test
  void aModelHasAJobForEachOfItsSuffixesInTheUsersOrder() throws Exception {
    RenderPlan plan = plan(module(2, "wheel", SVG, DXF), module(3, "axle"));

    assertThat(plan.jobs())
        .extracting(RenderJob::displayName)
        .containsExactly("wheel.svg", "wheel.dxf", "axle.stl");
    assertThat(plan.jobs()).extracting(RenderJob::model).containsExactly("wheel", "wheel", "axle");
    assertThat(plan.jobs()).extracting(RenderJob::format).containsExactly(SVG, DXF, STL);
    assertThat(plan.isPartial()).isFalse();
  }

  @Test
  void anAnimationHasAJobForEachFrameWithATimeOfItsOwn() throws Exception {
    ModelConfig model = module(2, "wheel", STL, DXF);
    RenderPlan plan = plan(animated(model, 4));

    assertThat(plan.jobs())
        .extracting(RenderJob::displayName)
        .startsWith("wheel00000.stl", "wheel00001.stl", "wheel00002.stl", "wheel00003.stl")
        .endsWith("wheel00002.dxf", "wheel00003.dxf")
        .hasSize(8);
    assertThat(plan.jobs())
        .extracting(job -> job.stub().definitions().get("$t"))
        .startsWith("0", "0.25", "0.5", "0.75", "0");
    assertThat(plan.jobs().stream().map(job -> job.stub().file()).distinct()).hasSize(8);
    assertThat(plan.jobs()).extracting(RenderJob::model).containsOnly("wheel");
  }

  @Test
  void aWholeFileIsAnimatedThroughAStub() throws Exception {
    RenderJob second = plan(animated(file("box.scad", null), 3)).jobs().get(1);

    assertThat(second.stub().definitions()).isEqualTo(Map.of("$t", "0.3333333333333333"));
    assertThat(second.stub().call()).isNull();
  }

  @Test
  void framesHaveNamesThatNothingElseMayHave() {
    assertThat(error(animated(module(2, "wheel"), 2), module(3, "wheel00001")))
        .startsWith("render_config.yaml:3:5: name: model wheel00001 writes wheel00001.stl, and so");
  }

  @Test
  void tenThousandFramesArePlanned() throws Exception {
    RenderPlan plan = plan(animated(module(2, "wheel"), 10_000));

    assertThat(plan.jobs()).hasSize(10_000);
    assertThat(plan.jobs().get(9_999).displayName()).isEqualTo("wheel09999.stl");
  }

  private static ModelConfig animated(ModelConfig model, int frames) {
    return new ModelConfig(
        model.position(),
        model.source(),
        model.name(),
        model.arguments(),
        model.variables(),
        model.formats(),
        model.quality(),
        model.backend(),
        model.strictness(),
        model.timeout(),
        model.launcher(),
        new Exports(Picture.DEFAULT, Map.of(), frames));
  }

  @Test
  void filesOfAJobAreNamedAfterTheModel() throws Exception {
    RenderJob job = onlyJob(plan(module(2, "big wheel")));

    assertThat(job.output()).isEqualTo(ROOT.resolve("outputs/big wheel.stl"));
    assertThat(job.log()).isEqualTo(ROOT.resolve("logs/big wheel.log"));
    assertThat(job.stub().file()).isEqualTo(ROOT.resolve("stubs/big wheel.scad"));
  }

  @Test
  void stubsAndLogsAreNamedAfterTheOutputWhereTheModelHasSeveral() throws Exception {
    RenderPlan plan = plan(module(2, "wheel", STL, DXF));

    assertThat(plan.jobs())
        .extracting(RenderJob::log)
        .containsExactly(ROOT.resolve("logs/wheel.stl.log"), ROOT.resolve("logs/wheel.dxf.log"));
    assertThat(plan.jobs())
        .extracting(job -> job.stub().file())
        .containsExactly(
            ROOT.resolve("stubs/wheel.stl.scad"), ROOT.resolve("stubs/wheel.dxf.scad"));
  }

  @Test
  void twoModelsOfOneNameAndTwoFormatsKeepOutOfEachOthersWay() throws Exception {
    RenderPlan plan = plan(module(2, "wheel", STL), module(3, "Wheel", DXF));

    assertThat(plan.jobs())
        .extracting(RenderJob::log)
        .containsExactly(ROOT.resolve("logs/wheel.stl.log"), ROOT.resolve("logs/Wheel.dxf.log"));
  }

  @Test
  void aNameThatIsAnothersOutputSharesNoStubWithIt() throws Exception {
    RenderPlan plan = plan(module(2, "wheel.stl"), module(3, "wheel", STL, DXF));

    assertThat(plan.jobs())
        .extracting(RenderJob::log)
        .containsExactly(
            ROOT.resolve("logs/wheel.stl.stl.log"),
            ROOT.resolve("logs/wheel.stl.log"),
            ROOT.resolve("logs/wheel.dxf.log"));
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void theExtensionIsThatOfTheFormat(Format format) throws Exception {
    assertThat(onlyJob(plan(module(2, "wheel", format))).output())
        .isEqualTo(ROOT.resolve("outputs/wheel." + format.extension()));
  }

  @Test
  void outputsGoWhereTheUserWantsThem() throws Exception {
    Path results = PROJECT.resolve("results");
    RenderPlan plan =
        RenderPlan.of(
            PlanFixture.config(module(2, "wheel")),
            new Layout(ROOT, results),
            List.of(),
            RenderTimes.NONE);

    assertThat(onlyJob(plan).output()).isEqualTo(results.resolve("wheel.stl"));
    assertThat(onlyJob(plan).log()).isEqualTo(ROOT.resolve("logs/wheel.log"));
  }

  @Test
  void aModuleComesFromTheGateway() throws Exception {
    RenderJob job = onlyJob(plan(module(2, "big wheel")));

    assertThat(job.source()).isEqualTo(PROJECT.resolve("renderer.scad"));
    assertThat(job.sourceFolder()).isEqualTo(PROJECT);
    assertThat(job.module()).isEqualTo("wheel");
  }

  @Test
  void aWholeFileIsRenderedAsItIs() throws Exception {
    RenderJob job = onlyJob(plan(file("parts/box.scad", null)));

    assertThat(job.stub()).isNull();
    assertThat(job.source()).isEqualTo(PROJECT.resolve("parts/box.scad"));
    assertThat(job.sourceFolder()).isEqualTo(PROJECT.resolve("parts"));
    assertThat(job.module()).isNull();
  }

  @Test
  void aModelTakesTheGeneralSettings() throws Exception {
    RenderJob job = onlyJob(plan(module(2, "wheel")));

    assertThat(job.strictness()).isEqualTo(Strictness.STANDARD);
    assertThat(job.timeout()).isEqualTo(Duration.ofMinutes(1));
    assertThat(job.stub().definitions()).containsEntry("$fn", "96");
  }

  @Test
  void aModelsOwnSettingsCountMore() throws Exception {
    RenderJob job = onlyJob(plan(special(0, Strictness.LENIENT, Duration.ofHours(2))));

    assertThat(job.strictness()).isEqualTo(Strictness.LENIENT);
    assertThat(job.timeout()).isEqualTo(Duration.ofHours(2));
    assertThat(job.stub().definitions()).containsEntry("$fn", "0");
  }

  @ParameterizedTest
  @CsvSource({
    "wheel, wheel",
    "wheel, WHEEL",
    "r\u00E4d, ra\u0308d", // one letter or two code points
    "R\u00C4D, ra\u0308d",
    "\u03C3, \u03C2", // both are the lower case of one letter
  })
  void twoModelsCanNotWriteOneFile(String first, String second) {
    assertThat(error(module(2, first), module(3, second)))
        .isEqualTo(
            "render_config.yaml:3:5: name: model %s writes %s.stl, and so does model %s at"
                + " render_config.yaml:2:5 (upper and lower case count as one); give one of them"
                + " another name",
            second, second, first);
  }

  @Test
  void aModelThatIsListedTwiceIsTwoModels() {
    assertThat(error(module(2, "wheel"), module(2, "wheel")))
        .startsWith(
            "render_config.yaml:2:5: name: model wheel writes wheel.stl, and so does model");
  }

  @Test
  void formatsOfOneExtensionAreOneFileForTwoModels() {
    assertThat(error(module(2, "wheel", ASCIISTL), module(3, "wheel", BINSTL)))
        .startsWith(
            "render_config.yaml:3:5: name: model wheel writes wheel.stl, and so does model");
  }

  @Test
  void formatsOfOneExtensionAreOneFileForOneModel() {
    assertThat(error(module(2, "wheel", STL, DXF, ASCIISTL)))
        .isEqualTo(
            "render_config.yaml:2:5: suffix: model wheel writes wheel.stl twice, as stl and as"
                + " asciistl; leave one out");
  }

  @Test
  void otherNamesAreOtherFiles() throws Exception {
    assertThat(plan(module(2, "wheel"), module(3, "wheel2"), module(4, "wheel", DXF)).jobs())
        .hasSize(3);
  }

  @Test
  void everythingElseLiesInTheExecutionsFolder() {
    assertThat(LAYOUT.stubs()).isEqualTo(ROOT.resolve("stubs"));
    assertThat(LAYOUT.logs()).isEqualTo(ROOT.resolve("logs"));
    assertThat(LAYOUT.work()).isEqualTo(ROOT.resolve("work"));
    assertThat(LAYOUT.json()).isEqualTo(ROOT.resolve("render.json"));
    assertThat(LAYOUT.junit()).isEqualTo(ROOT.resolve("TEST-scad-render.xml"));
    assertThat(LAYOUT.index()).isEqualTo(ROOT.resolve("index.json"));
  }

  private static RenderJob onlyJob(RenderPlan plan) {
    assertThat(plan.jobs()).hasSize(1);
    return plan.jobs().get(0);
  }
}
