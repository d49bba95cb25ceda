package io.github.scadmaven.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scadmaven.plan.RenderJob;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What OpenSCAD is done with counts no more, what it works on counts a part. */
class ForecastTest {

  private static final double HOUR = 3600;

  private final List<RenderJob> jobs = Jobs.jobs(3);
  private final RunningJobs running = new RunningJobs(Duration.ofSeconds(30));
  private Forecast forecast;

  @BeforeEach
  void planThreeHours() {
    Map<String, Double> times = Map.of("m0", HOUR, "m1", HOUR, "m2", HOUR);
    forecast = new Forecast(new Schedule(jobs, Jobs.times(jobs, times), 1), running, 3);
  }

  @Test
  void allIsLeftInTheBeginning() {
    Progress progress = forecast.after(Set.of());

    assertThat(progress.ended()).isZero();
    assertThat(progress.all()).isEqualTo(3);
    assertThat(progress.secondsLeft()).hasValue(3 * HOUR);
  }

  @Test
  void whatHasEndedCountsNoMore() {
    Progress progress = forecast.after(Set.of(jobs.get(0).output()));

    assertThat(progress.ended()).isEqualTo(1);
    assertThat(progress.secondsLeft()).hasValue(2 * HOUR);
  }

  @Test
  void whatIsStillJudgedNeedsNoMoreOfOpenScad() {
    running.started(jobs.get(0));
    running.ended(jobs.get(0));

    Progress progress = forecast.after(Set.of());

    assertThat(progress.ended()).isZero();
    assertThat(progress.secondsLeft()).hasValue(2 * HOUR);
  }

  @Test
  void whatRunsCountsTheRestOfItsTime() {
    running.started(jobs.get(0));

    assertThat(secondsLeft()).isLessThan(3 * HOUR).isGreaterThan(2 * HOUR);
  }

  @Test
  void whatRunsASecondTimeIsNotDone() {
    running.started(jobs.get(0));
    running.ended(jobs.get(0));
    running.started(jobs.get(0));

    assertThat(secondsLeft()).isGreaterThan(2 * HOUR);
  }

  private double secondsLeft() {
    return forecast.after(Set.of()).secondsLeft().orElseThrow();
  }
}
