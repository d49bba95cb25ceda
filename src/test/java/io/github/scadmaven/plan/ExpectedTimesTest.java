package io.github.scadmaven.plan;

import static io.github.scadmaven.openscad.Format.DXF;
import static io.github.scadmaven.openscad.Format.STL;
import static io.github.scadmaven.openscad.Format.SVG;
import static io.github.scadmaven.plan.PlanFixture.file;
import static io.github.scadmaven.plan.PlanFixture.module;
import static io.github.scadmaven.plan.PlanFixture.plan;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was never rendered takes as long as others of its kind. */
class ExpectedTimesTest {

  @Test
  void whatWasRenderedTakesAsLongAsThen() throws Exception {
    List<RenderJob> jobs = plan(module(1, "a"), module(2, "b")).jobs();

    ExpectedTimes times = times(jobs, Map.of("a.stl", 0.25, "b.stl", 0.0));

    assertThat(jobs).extracting(times::seconds).containsExactly(0.25, 0.0);
    assertThat(jobs).allMatch(times::isRecorded);
  }

  @Test
  void whatWasNotTakesTheMedianOfItsKind() throws Exception {
    List<RenderJob> jobs =
        plan(
                module(1, "a", STL, DXF, SVG),
                module(2, "b", STL, DXF),
                module(3, "c", STL, DXF),
                module(4, "d", STL, DXF))
            .jobs();

    ExpectedTimes times =
        times(jobs, Map.of("a.stl", 8.0, "b.stl", 1.0, "c.stl", 2.0, "a.dxf", 0.1, "b.dxf", 0.3));

    assertThat(times.seconds(named("d.stl", jobs))).isEqualTo(2.0); // of 1, 2 and 8
    assertThat(times.seconds(named("d.dxf", jobs))).isEqualTo(0.2); // between 0.1 and 0.3
    assertThat(times.isRecorded(named("d.stl", jobs))).isFalse();
  }

  @Test
  void modulesAndWholeFilesAreOfTwoKinds() throws Exception {
    List<RenderJob> jobs =
        plan(module(1, "a"), module(2, "b"), module(3, "c"), file("box.scad", null)).jobs();

    ExpectedTimes times = times(jobs, Map.of("a.stl", 8.0, "box.stl", 1.0));

    assertThat(jobs).extracting(times::seconds).containsExactly(8.0, 8.0, 8.0, 1.0);
  }

  @Test
  void whereNoneOfItsKindIsKnownTheMedianOfAllCounts() throws Exception {
    List<RenderJob> jobs = plan(module(1, "a"), module(2, "b"), module(3, "c", DXF)).jobs();

    ExpectedTimes times = times(jobs, Map.of("a.stl", 8.0, "b.stl", 1.0));

    assertThat(times.seconds(named("c.dxf", jobs))).isEqualTo(4.5);
  }

  @Test
  void whereNothingIsKnownAllTakeTheSame() throws Exception {
    List<RenderJob> jobs = plan(module(1, "a"), module(2, "b", DXF)).jobs();

    ExpectedTimes times = times(jobs, Map.of());

    assertThat(times.seconds(jobs.get(0))).isEqualTo(times.seconds(jobs.get(1))).isPositive();
    assertThat(jobs).noneMatch(times::isRecorded);
  }

  private static ExpectedTimes times(List<RenderJob> jobs, Map<String, Double> seconds) {
    return new ExpectedTimes(jobs, new RenderTimes(seconds)::seconds);
  }

  private static RenderJob named(String output, List<RenderJob> jobs) {
    return jobs.stream().filter(job -> job.displayName().equals(output)).findFirst().orElseThrow();
  }
}
