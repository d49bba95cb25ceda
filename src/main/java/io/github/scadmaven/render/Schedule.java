package io.github.scadmaven.render;

import io.github.scadmaven.plan.ExpectedTimes;
import io.github.scadmaven.plan.RenderJob;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * The order in which jobs are begun, and how long they will take together.
 *
 * <p>The longest come first: one that begins last is waited for by all cores but one. No order that
 * can be found quickly is the best for all times and every number of threads; if the user's own is
 * expected to be done sooner, it stays.
 */
final class Schedule {

  /** Of so many unfinished jobs, one may be of unknown duration before nothing can be foretold. */
  private static final int JOBS_PER_UNKNOWN = 10;

  private final ExpectedTimes times;
  private final int threads;
  private final List<RenderJob> queue;

  /**
   * Creates a schedule.
   *
   * @param jobs the jobs, in the user's order
   * @param times how long each will take
   * @param threads how many run at a time, at least 1
   */
  Schedule(List<RenderJob> jobs, ExpectedTimes times, int threads) {
    this.times = times;
    this.threads = threads;
    List<RenderJob> longestFirst =
        jobs.stream().sorted(Comparator.comparingDouble(times::seconds).reversed()).toList();
    this.queue =
        secondsOf(longestFirst, List.of()) <= secondsOf(jobs, List.of())
            ? longestFirst
            : List.copyOf(jobs);
  }

  /** Returns the jobs in the order in which they are begun. */
  List<RenderJob> queue() {
    return queue;
  }

  /** Returns how long all will take, in seconds, if no thread ever waits while there are jobs. */
  double seconds() {
    return secondsOf(queue, List.of());
  }

  /**
   * Returns how long it will take until all is done.
   *
   * @param done the outputs that need no more of OpenSCAD
   * @param running how long OpenSCAD has been working, by output; one that should be done by now is
   *     expected to be done at once
   * @return seconds; empty if more than a tenth of the jobs that are not done are of unknown
   *     duration
   */
  OptionalDouble secondsLeft(Set<Path> done, Map<Path, Duration> running) {
    List<RenderJob> unfinished =
        queue.stream().filter(job -> !done.contains(job.output())).toList();
    long unknown = unfinished.stream().filter(job -> !times.isRecorded(job)).count();
    if (unknown * JOBS_PER_UNKNOWN > unfinished.size()) {
      return OptionalDouble.empty();
    }
    List<RenderJob> waiting = new ArrayList<>();
    List<Double> busy = new ArrayList<>();
    for (RenderJob job : unfinished) {
      Duration elapsed = running.get(job.output());
      if (elapsed == null) {
        waiting.add(job);
      } else {
        busy.add(Math.max(0, times.seconds(job) - elapsed.toNanos() / 1e9));
      }
    }
    return OptionalDouble.of(secondsOf(waiting, busy));
  }

  /**
   * Plays it through: whenever a thread is free, it takes the next job.
   *
   * @param jobs the jobs that wait, in order
   * @param busy for how many seconds threads are busy before they take one of these
   */
  private double secondsOf(List<RenderJob> jobs, Collection<Double> busy) {
    PriorityQueue<Double> free = new PriorityQueue<>(busy);
    while (free.size() < threads) {
      free.add(0.0);
    }
    double end = busy.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    for (RenderJob job : jobs) {
      double jobEnd = free.remove() + times.seconds(job);
      free.add(jobEnd);
      end = Math.max(end, jobEnd);
    }
    return end;
  }
}
