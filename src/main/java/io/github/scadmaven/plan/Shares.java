package io.github.scadmaven.plan;

import io.github.scadmaven.config.Shard;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Splits jobs into shares that are expected to take equally long, the same on every machine: each
 * job, the longest first, goes to the share that has the least to do so far. So no two shares
 * differ by more than the longest job.
 *
 * <p>Where all jobs are expected to take the same, they are dealt out in turn like cards: what
 * stands side by side in a list is often alike.
 */
final class Shares {

  private static final Comparator<Share> LEAST_FIRST =
      Comparator.comparingDouble((Share share) -> share.seconds)
          .thenComparingInt(share -> share.outputs.size())
          .thenComparingInt(share -> share.number);

  private Shares() {}

  private static final class Share {

    private final int number;
    private final Set<Path> outputs = new HashSet<>();
    private double seconds;

    Share(int number) {
      this.number = number;
    }

    void add(RenderJob job, double expected) {
      outputs.add(job.output());
      seconds += expected;
    }
  }

  /**
   * Returns one share of jobs, which may be empty.
   *
   * @param shard which share
   * @param jobs all jobs
   * @param times how long they will take
   * @return jobs in their order
   */
  static List<RenderJob> share(Shard shard, List<RenderJob> jobs, ExpectedTimes times) {
    PriorityQueue<Share> shares = new PriorityQueue<>(LEAST_FIRST);
    for (int number = 1; number <= shard.count(); number++) {
      shares.add(new Share(number));
    }
    jobs.stream()
        .sorted(Comparator.comparingDouble(times::seconds).reversed())
        .forEach(
            job -> {
              Share least = shares.remove();
              least.add(job, times.seconds(job));
              shares.add(least);
            });
    Share wanted =
        shares.stream().filter(share -> share.number == shard.number()).findFirst().orElseThrow();
    return jobs.stream().filter(job -> wanted.outputs.contains(job.output())).toList();
  }
}
