package io.github.scadmaven.plan;

import io.github.scadmaven.openscad.Format;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * How long renders will probably take: as long as the last time. What was never rendered takes as
 * long as the median of its kind, and if there is none of its kind, as the median of all.
 *
 * <p>Jobs are of one kind if they have the same format and are both modules of the gateway or both
 * whole files: 2D is drawn in a fraction of the time of 3D, and {@code quality} makes modules
 * alike. Where no time at all is known, all jobs are expected to take the same.
 */
public final class ExpectedTimes {

  /** Any would do, as long as it is the same for all. */
  private static final double WITHOUT_ANY_RECORD = 1;

  private final Map<Path, Double> recorded = new HashMap<>();
  private final Map<Kind, Double> medians = new HashMap<>();
  private final double medianOfAll;

  private record Kind(Format format, boolean isModule) {
    static Kind of(RenderJob job) {
      return new Kind(job.format(), job.module() != null);
    }
  }

  /**
   * Creates them.
   *
   * @param jobs the jobs that medians are made of
   * @param recorded how long a job took the last time, in seconds; empty if it is not known
   */
  public ExpectedTimes(Collection<RenderJob> jobs, Function<RenderJob, OptionalDouble> recorded) {
    Map<Kind, List<Double>> byKind = new HashMap<>();
    for (RenderJob job : jobs) {
      OptionalDouble seconds = recorded.apply(job);
      if (seconds.isPresent()) {
        this.recorded.put(job.output(), seconds.getAsDouble());
        byKind.computeIfAbsent(Kind.of(job), kind -> new ArrayList<>()).add(seconds.getAsDouble());
      }
    }
    byKind.forEach((kind, seconds) -> medians.put(kind, median(seconds)));
    this.medianOfAll =
        this.recorded.isEmpty() ? WITHOUT_ANY_RECORD : median(this.recorded.values());
  }

  /**
   * Returns how long a job will probably take.
   *
   * @return seconds; where {@link #isRecorded} holds for no job, a figure that only says that all
   *     take the same
   */
  public double seconds(RenderJob job) {
    Double seconds = recorded.get(job.output());
    return seconds != null ? seconds : medians.getOrDefault(Kind.of(job), medianOfAll);
  }

  /** Returns whether it is known how long a job took the last time. */
  public boolean isRecorded(RenderJob job) {
    return recorded.containsKey(job.output());
  }

  private static double median(Collection<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }
}
