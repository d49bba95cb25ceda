package io.github.scadmaven.render;

import io.github.scadmaven.plan.RenderJob;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The jobs that OpenSCAD is working on, and how often each was reported as still running. */
final class RunningJobs {

  private final Map<Path, Job> jobs = new ConcurrentHashMap<>();
  private final Duration interval;

  private record Job(RenderJob job, long startNanos, long timesTold) {}

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
  }

  void ended(RenderJob job) {
    jobs.remove(job.output());
  }

  /** Tells about each job that has been running for another full interval. */
  void tell(RenderListener listener) {
    jobs.forEach(
        (output, job) -> {
          Duration running = Duration.ofNanos(System.nanoTime() - job.startNanos());
          long intervals = running.dividedBy(interval);
          if (intervals > job.timesTold()) {
            jobs.replace(output, job, new Job(job.job(), job.startNanos(), intervals));
            listener.stillRunning(job.job(), running);
          }
        });
  }
}
