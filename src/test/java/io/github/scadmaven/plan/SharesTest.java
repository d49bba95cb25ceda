package io.github.scadmaven.plan;

import static io.github.scadmaven.plan.PlanFixture.LAYOUT;
import static io.github.scadmaven.plan.PlanFixture.config;
import static io.github.scadmaven.plan.PlanFixture.module;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.scadmaven.config.ModelConfig;
import io.github.scadmaven.config.Shard;
import io.github.scadmaven.openscad.Format;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * All shares of a plan are the plan, no two have anything in common, and none takes much longer.
 */
class SharesTest {

  private static final Format[] FORMATS = {Format.STL, Format.DXF, Format.SVG};

  @Test
  void sharesAreCompleteDisjointAndBalanced() throws Exception {
    Random random = new Random(17);
    for (int round = 0; round < 200; round++) {
      ModelConfig[] models = models(random);
      List<RenderJob> all = plan(null, List.of(), RenderTimes.NONE, models).jobs();
      RenderTimes times = someOf(all, random);
      int count = 1 + random.nextInt(12);

      List<List<RenderJob>> shares = new ArrayList<>();
      for (int number = 1; number <= count; number++) {
        shares.add(plan(new Shard(number, count), List.of(), times, models).jobs());
      }

      List<String> names = names(all);
      assertThat(shares.stream().flatMap(share -> names(share).stream()))
          .containsExactlyInAnyOrderElementsOf(names);
      assertThat(shares)
          .allSatisfy(share -> assertThat(names(share)).isSortedAccordingTo(by(names)));
      ExpectedTimes expected = new ExpectedTimes(all, times::seconds);
      double longest = all.stream().mapToDouble(expected::seconds).max().orElseThrow();
      List<Double> seconds = shares.stream().map(share -> sum(share, expected)).sorted().toList();
      assertThat(seconds.get(count - 1)).isLessThanOrEqualTo(seconds.get(0) + longest + 1e-9);
    }
  }

  @ParameterizedTest
  @CsvSource({"1/2, a d", "2/2, b c"})
  void theLongestGoesToTheShareThatHasTheLeastToDo(String shard, String outputs) throws Exception {
    RenderTimes times =
        new RenderTimes(Map.of("a.stl", 9.0, "b.stl", 6.0, "c.stl", 5.0, "d.stl", 1.0));

    assertThat(names(plan(shard(shard), List.of(), times, "a", "b", "c", "d"))).isEqualTo(outputs);
  }

  @ParameterizedTest
  @CsvSource({"1/3, a d g", "2/3, b e", "3/3, c f"})
  void withoutTimesModelsAreDealtOutInTurn(String shard, String outputs) throws Exception {
    RenderTimes ofOthers = new RenderTimes(Map.of("z.stl", 40.0));
    for (RenderTimes times : List.of(RenderTimes.NONE, ofOthers)) {
      assertThat(names(plan(shard(shard), List.of(), times, "a", "b", "c", "d", "e", "f", "g")))
          .isEqualTo(outputs);
    }
  }

  @ParameterizedTest
  @CsvSource({"1/2, a c", "2/2, b d"})
  void whatTakesNoTimeIsDealtOutToo(String shard, String outputs) throws Exception {
    RenderTimes times =
        new RenderTimes(Map.of("a.stl", 0.0, "b.stl", 0.0, "c.stl", 0.0, "d.stl", 0.0));

    assertThat(names(plan(shard(shard), List.of(), times, "a", "b", "c", "d"))).isEqualTo(outputs);
  }

  /** Or a model that is long and new would be one of many in a share. */
  @ParameterizedTest
  @CsvSource({"1/2, a", "2/2, b c"})
  void anUnknownTimeIsTheMedian(String shard, String outputs) throws Exception {
    RenderTimes times = new RenderTimes(Map.of("a.stl", 9.0, "b.stl", 1.0));

    assertThat(names(plan(shard(shard), List.of(), times, "a", "b", "c"))).isEqualTo(outputs);
  }

  @ParameterizedTest
  @CsvSource({"1/2, b1 b3", "2/2, b2"})
  void whatOnlySelectsIsSplit(String shard, String outputs) throws Exception {
    assertThat(
            names(plan(shard(shard), List.of("b*"), RenderTimes.NONE, "a", "b1", "c", "b2", "b3")))
        .isEqualTo(outputs);
  }

  @Test
  void aShareIsAPartOfAPlanThatKnowsAllOutputs() throws Exception {
    RenderPlan share = plan(new Shard(2, 2), List.of(), RenderTimes.NONE, "a", "b");

    assertThat(share.isPartial()).isTrue();
    assertThat(share.allOutputs()).hasSize(2);
    assertThat(plan(new Shard(1, 1), List.of(), RenderTimes.NONE, "a", "b").isPartial()).isFalse();
  }

  @Test
  void ofMoreSharesThanOutputsSomeAreEmpty() throws Exception {
    RenderPlan share = plan(new Shard(3, 3), List.of(), RenderTimes.NONE, "a", "b");

    assertThat(share.jobs()).isEmpty();
    assertThat(share.isPartial()).isTrue();
  }

  private static ModelConfig[] models(Random random) {
    return IntStream.range(0, 1 + random.nextInt(30))
        .mapToObj(i -> module(i, "m" + i, FORMATS[random.nextInt(FORMATS.length)]))
        .toArray(ModelConfig[]::new);
  }

  /** Times of some jobs, many of them equal, and of some that are gone. */
  private static RenderTimes someOf(List<RenderJob> jobs, Random random) {
    Map<String, Double> seconds = new HashMap<>(Map.of("gone.stl", 1e6));
    double known = random.nextDouble();
    for (RenderJob job : jobs) {
      if (random.nextDouble() < known) {
        seconds.put(
            job.displayName(),
            random.nextBoolean() ? 0.1 * random.nextInt(4) : Math.exp(random.nextGaussian() * 2));
      }
    }
    return new RenderTimes(seconds);
  }

  private static double sum(List<RenderJob> jobs, ExpectedTimes times) {
    return jobs.stream().mapToDouble(times::seconds).sum();
  }

  private static Shard shard(String text) {
    String[] numbers = text.split("/");
    return new Shard(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
  }

  private static RenderPlan plan(
      Shard shard, List<String> only, RenderTimes times, String... models) throws Exception {
    return plan(
        shard,
        only,
        times,
        IntStream.range(0, models.length)
            .mapToObj(i -> module(i, models[i]))
            .toArray(ModelConfig[]::new));
  }

  private static RenderPlan plan(
      Shard shard, List<String> only, RenderTimes times, ModelConfig... models) throws Exception {
    return RenderPlan.of(config(shard, models), LAYOUT, only, times);
  }

  private static String names(RenderPlan plan) {
    return String.join(" ", names(plan.jobs()));
  }

  private static List<String> names(List<RenderJob> jobs) {
    return jobs.stream().map(RenderJob::model).toList();
  }

  private static Comparator<String> by(List<String> order) {
    return Comparator.comparingInt(order::indexOf);
  }
}
