package io.github.scadmaven.plan;

import static io.github.scadmaven.openscad.Format.DXF;
import static io.github.scadmaven.openscad.Format.STL;
import static io.github.scadmaven.plan.PlanFixture.LAYOUT;
import static io.github.scadmaven.plan.PlanFixture.ROOT;
import static io.github.scadmaven.plan.PlanFixture.config;
import static io.github.scadmaven.plan.PlanFixture.error;
import static io.github.scadmaven.plan.PlanFixture.module;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.scadmaven.config.ModelConfig;
import io.github.scadmaven.config.RenderConfig;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The choice of models to render now. */
class OnlyTest {

  private static final RenderConfig CONFIG =
      config(module(2, "wheel", STL, DXF), module(3, "wheel_2"), module(4, "axle"));

  @ParameterizedTest
  @CsvSource({
    "wheel,           wheel.stl wheel.dxf",
    "wheel.dxf,       wheel.dxf",
    "wheel*,          wheel.stl wheel.dxf wheel_2.stl",
    "*.dxf,           wheel.dxf",
    "wheel_?,         wheel_2.stl",
    "a???,            axle.stl",
    "*,               wheel.stl wheel.dxf wheel_2.stl axle.stl",
    "' axle ',        axle.stl",
    "axle;wheel.stl,  wheel.stl axle.stl", // in the user's order of models
    "axle;axle,       axle.stl",
  })
  void namesAndGlobsOfModelsAndOutputsCanBeGiven(String only, String outputs) throws Exception {
    RenderPlan plan =
        RenderPlan.of(CONFIG, LAYOUT, Arrays.asList(only.split(";")), RenderTimes.NONE);

    assertThat(plan.jobs()).extracting(RenderJob::displayName).containsExactly(outputs.split(" "));
  }

  @Test
  void aPartialPlanStillKnowsAllOutputs() throws Exception {
    RenderPlan plan = RenderPlan.of(CONFIG, LAYOUT, List.of("axle"), RenderTimes.NONE);

    assertThat(plan.isPartial()).isTrue();
    assertThat(plan.allOutputs())
        .containsExactly(
            ROOT.resolve("outputs/wheel.stl"),
            ROOT.resolve("outputs/wheel.dxf"),
            ROOT.resolve("outputs/wheel_2.stl"),
            ROOT.resolve("outputs/axle.stl"));
  }

  @Test
  void aPlanOfAllIsNotPartial() throws Exception {
    assertThat(RenderPlan.of(CONFIG, LAYOUT, List.of("*"), RenderTimes.NONE).isPartial()).isFalse();
    assertThat(RenderPlan.of(CONFIG, LAYOUT, List.of(), RenderTimes.NONE).isPartial()).isFalse();
  }

  @Test
  void theNamesOfStubsDoNotDependOnTheChoice() throws Exception {
    RenderPlan plan = RenderPlan.of(CONFIG, LAYOUT, List.of("wheel.dxf"), RenderTimes.NONE);

    assertThat(plan.jobs().get(0).log()).isEqualTo(ROOT.resolve("logs/wheel.dxf.log"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "wheal     | did you mean wheel?",
        "wheel.dfx | did you mean wheel.dxf?",
        "spoke     | known are wheel, wheel_2, axle",
        "spoke*    | known are wheel, wheel_2, axle",
        "WHEEL     | did you mean wheel?",
        "[aw]*     | known are wheel, wheel_2, axle",
        "whee.     | did you mean wheel?",
      })
  void aPatternThatMatchesNothingIsAnError(String pattern, String suggestion) {
    assertThat(error(CONFIG, List.of("axle", pattern)))
        .isEqualTo("only: \"%s\" matches no model; %s", pattern, suggestion);
  }

  @Test
  void ofManyModelsNotAllAreNamed() {
    ModelConfig[] many =
        IntStream.range(0, 300).mapToObj(i -> module(i, "m" + i)).toArray(ModelConfig[]::new);

    assertThat(error(config(many), List.of("spoke"))).endsWith("m28, m29 and 270 more");
  }
}
