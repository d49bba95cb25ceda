package io.github.scadmaven.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.scadmaven.plan.ExpectedTimes;
import io.github.scadmaven.plan.RenderJob;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The longest renders begin first, unless the user's order is done sooner. */
class ScheduleTest {

  /** Seconds of the 17 models of the benchmark's thread project; one takes a fifth of the time. */
  private static final double[] THREAD_PROJECT = {
    0.64, 1.03, 0.38, 0.18, 0.15, 0.35, 0.37, 0.22, 1.51, 0.64, 0.28, 0.26, 0.27, 0.23, 0.38, 0.36,
    0.31
  };

  @Test
  void theLongestBeginFirstAndEqualOnesInTheUsersOrder() {
    assertThat(models(schedule(2, 1, 3, 2, 3, 1))).containsExactly("m1", "m3", "m2", "m0", "m4");
  }

  @Test
  void withoutAnyTimeTheUsersOrderStays() {
    List<RenderJob> jobs = Jobs.jobs(5);

    Schedule schedule = new Schedule(jobs, Jobs.times(jobs, Map.of()), 2);

    assertThat(schedule.queue()).isEqualTo(jobs);
  }

  @Test
  void whatIsUnknownStandsWhereTheMedianIs() {
    List<RenderJob> jobs = Jobs.jobs(4);

    Schedule schedule =
        new Schedule(jobs, Jobs.times(jobs, Map.of("m0", 1.0, "m2", 9.0, "m3", 2.0)), 2);

    assertThat(models(schedule)).containsExactly("m2", "m1", "m3", "m0");
  }

  /** In the user's order 3+3 and 2+2+2; the longest first 3+2+2 and 3+2. */
  @Test
  void theUsersOrderStaysWhereItIsDoneSooner() {
    Schedule schedule = schedule(2, 3, 2, 2, 3, 2);

    assertThat(schedule.queue()).isEqualTo(Jobs.jobs(5));
    assertThat(schedule.seconds()).isEqualTo(6);
  }

  @Test
  void theLongestBeginFirstWhereBothOrdersAreDoneAtOnce() {
    Schedule schedule = schedule(2, 2, 2, 2, 3, 3);

    assertThat(models(schedule)).containsExactly("m3", "m4", "m0", "m1", "m2");
    assertThat(schedule.seconds()).isEqualTo(7);
  }

  @Test
  void noOrderIsWorseThanTheUsers() {
    Random random = new Random(5);
    int kept = 0;
    for (int round = 0; round < 300; round++) {
      double[] seconds =
          random.doubles(1 + random.nextInt(25)).map(d -> Math.exp(6 * d - 3)).toArray();
      if (random.nextBoolean()) {
        seconds = DoubleStream.of(seconds).map(Math::ceil).toArray();
      }
      for (int threads = 1; threads <= 16; threads++) {
        Schedule schedule = schedule(threads, seconds);
        double users = makespan(seconds, threads);

        assertThat(schedule.queue()).containsExactlyInAnyOrderElementsOf(Jobs.jobs(seconds.length));
        assertThat(schedule.seconds()).isLessThanOrEqualTo(users);
        assertThat(schedule.seconds())
            .isEqualTo(makespan(secondsOf(schedule.queue(), seconds), threads), within(1e-9));
        kept += schedule.queue().equals(Jobs.jobs(seconds.length)) ? 1 : 0;
      }
    }
    assertThat(kept).isBetween(100, 3_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 8})
  void theThreadProjectIsDoneAlmostAsSoonAsCanBe(int threads) {
    double total = DoubleStream.of(THREAD_PROJECT).sum();
    double longest = DoubleStream.of(THREAD_PROJECT).max().orElseThrow();

    assertThat(schedule(threads, THREAD_PROJECT).seconds())
        .isLessThanOrEqualTo(1.05 * Math.max(longest, total / threads));
  }

  @Test
  void oneThreadTakesTheSum() {
    assertThat(schedule(1, 1, 2, 3).seconds()).isEqualTo(6);
  }

  @Test
  void nothingTakesNoTime() {
    Schedule schedule = schedule(4);

    assertThat(schedule.queue()).isEmpty();
    assertThat(schedule.seconds()).isZero();
    assertThat(schedule.secondsLeft(Set.of(), Map.of())).hasValue(0);
  }

  /** Two threads; m3 (8 s) has been running for 5 s and m2 (6 s) for 1 s; m1 (4 s) waits. */
  @Test
  void timeLeftIsThatOfWhatRunsAndWaits() {
    Schedule schedule = schedule(2, 9, 4, 6, 8);

    assertThat(
            schedule.secondsLeft(
                outputs("m0"), Map.of(output("m3"), seconds(5), output("m2"), seconds(1))))
        .hasValue(7);
  }

  @Test
  void whatRunsLongerThanExpectedIsExpectedToEnd() {
    Schedule schedule = schedule(1, 9, 4);

    assertThat(schedule.secondsLeft(Set.of(), Map.of(output("m0"), seconds(30)))).hasValue(4);
    assertThat(schedule.secondsLeft(outputs("m1"), Map.of(output("m0"), seconds(30)))).hasValue(0);
  }

  /** Judged or not, it needs no thread. */
  @Test
  void whatIsDoneCountsNoMoreEvenIfItSeemsToRun() {
    Schedule schedule = schedule(1, 9, 4);

    assertThat(schedule.secondsLeft(outputs("m0"), Map.of(output("m0"), seconds(1)))).hasValue(4);
  }

  @ParameterizedTest
  @CsvSource({"10, 1, true", "9, 1, false", "20, 2, true", "20, 3, false", "1, 1, false"})
  void whereMoreThanATenthIsUnknownNothingIsForetold(int unfinished, int unknown, boolean told) {
    List<RenderJob> jobs = Jobs.jobs(unfinished + 30);
    Map<String, Double> known =
        jobs.stream().skip(unknown).collect(Collectors.toMap(RenderJob::model, job -> 1.0));
    Schedule schedule = new Schedule(jobs, Jobs.times(jobs, known), 1);
    Set<Path> done =
        jobs.stream().skip(unfinished).map(RenderJob::output).collect(Collectors.toSet());

    OptionalDouble left = schedule.secondsLeft(done, Map.of());

    assertThat(left.isPresent()).isEqualTo(told);
    assertThat(left.orElse(unfinished)).isEqualTo(unfinished);
  }

  private static Schedule schedule(int threads, double... seconds) {
    List<RenderJob> jobs = Jobs.jobs(seconds.length);
    Map<String, Double> recorded = new HashMap<>();
    IntStream.range(0, seconds.length).forEach(i -> recorded.put("m" + i, seconds[i]));
    ExpectedTimes times = Jobs.times(jobs, recorded);
    return new Schedule(jobs, times, threads);
  }

  /** Another way to play it through: each duration goes to the thread that is free first. */
  private static double makespan(double[] seconds, int threads) {
    double[] free = new double[threads];
    for (double duration : seconds) {
      Arrays.sort(free);
      free[0] += duration;
    }
    return Arrays.stream(free).max().orElseThrow();
  }

  private static double[] secondsOf(List<RenderJob> jobs, double[] seconds) {
    return jobs.stream()
        .mapToDouble(job -> seconds[Integer.parseInt(job.model().substring(1))])
        .toArray();
  }

  private static List<String> models(Schedule schedule) {
    return schedule.queue().stream().map(RenderJob::model).toList();
  }

  private static Path output(String model) {
    return Jobs.job(model).output();
  }

  private static Set<Path> outputs(String model) {
    return Set.of(output(model));
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }
}
