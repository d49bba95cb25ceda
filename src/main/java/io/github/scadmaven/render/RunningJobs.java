package io.github.scadmaven.render;

import io.github.scadmaven.plan.RenderJob;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The jobs that OpenSCAD is working on, how often each was reported as still running, and those
 * that it has worked on; and the first job that there was no memory for.
 */
final class RunningJobs {

  private final Map<Path, Job> jobs = new ConcurrentHashMap<>();
  private final Set<Path> over = ConcurrentHashMap.newKeySet();
  private final AtomicReference<@Nullable HeldBack> heldBack = new AtomicReference<>();
  private final Duration interval;
  private boolean heldBackTold;

  private record Job(RenderJob job, long startNanos, long timesTold) {
    Duration elapsed() {
      return Duration.ofNanos(System.nanoTime() - startNanos);
    }
  }

  private record HeldBack(RenderJob job, long expectedBytes, long availableBytes) {}

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

  /** A job can't start yet. Only the first one counts: with the others it is the same. */
  void heldBack(RenderJob job, long expectedBytes, long availableBytes) {
    heldBack.compareAndSet(null, new HeldBack(job, expectedBytes, availableBytes));
  }

  /**
   * Tells about each job that has been running for another full interval, and about the one that
   * was held back. Called by one thread only.
   */
  void tell(RenderListener listener) {
    HeldBack first = heldBack.get();
    if (first != null && !heldBackTold) {
      heldBackTold = true;
      listener.waitsForMemory(first.job(), first.expectedBytes(), first.availableBytes());
    }
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
