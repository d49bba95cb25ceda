package io.github.scadmaven.render;

import io.github.scadmaven.plan.RenderJob;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The jobs that OpenSCAD is working on, how often each was reported as still running, and those
 * that it has worked on.
 */
final class RunningJobs {

  private final Map<Path, Job> jobs = new ConcurrentHashMap<>();
  private final Set<Path> over = ConcurrentHashMap.newKeySet();
  private final Duration interval;

  private record Job(RenderJob job, long startNanos, long timesTold) {
    Duration elapsed() {
      return Duration.ofNanos(System.nanoTime() - startNanos);
    }
  }

  /**
   * Creates an empty set.
   *
   * @param interval how long a job runs from one report to the next
   */
  RunningJobs(Duration interval) {
    this.interval = interval;
  }

  void started(RenderJob job) {
    jobs.put(job.output(), new Job(job, System.nanoTime(), 0));
    over.remove(job.output()); // some are run a second time
  }

  void ended(RenderJob job) {
    over.add(job.output());
    jobs.remove(job.output());
  }

  /** Returns how long OpenSCAD has been working, by output. */
  Map<Path, Duration> elapsed() {
    return jobs.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, job -> job.getValue().elapsed()));
  }

  /** Returns the outputs that OpenSCAD is done with, judged or not. */
  Set<Path> over() {
    return Set.copyOf(over);
  }

  /** Tells about each job that has been running for another full interval. */
  void tell(RenderListener listener) {
    jobs.forEach(
        (output, job) -> {
          Duration running = job.elapsed();
          long intervals = running.dividedBy(interval);
          if (intervals > job.timesTold()) {
            jobs.replace(output, job, new Job(job.job(), job.startNanos(), intervals));
            listener.stillRunning(job.job(), running);
          }
        });
  }
}
