package io.github.scadmaven.render;

import io.github.scadmaven.cache.RenderIndex;
import io.github.scadmaven.plan.RenderJob;
import io.github.scadmaven.plan.RenderPlan;
import io.github.scadmaven.plan.RenderTimes;
import java.io.IOException;
import java.util.OptionalDouble;

/**
 * How long renders took the last time: on this machine or, if it never rendered them, on the one
 * that recorded the project's times.
 */
public final class RecordedTimes {

  private final RenderIndex here;
  private final RenderTimes project;

  /**
   * Creates them.
   *
   * @param here what this machine rendered
   * @param project what the project records
   */
  RecordedTimes(RenderIndex here, RenderTimes project) {
    this.here = here;
    this.project = project;
  }

  /**
   * Returns the times that a project should record: its own, with those of this machine where it
   * has rendered something.
   *
   * @param plan the project's plan; what it leaves out keeps the time that is recorded
   * @throws IOException if what this machine rendered can't be read
   */
  public static RenderTimes forProject(RenderPlan plan) throws IOException {
    RenderIndex here = RenderIndex.read(plan.layout().index());
    return plan.times().with(plan.jobs(), job -> here.seconds(job.output()));
  }

  /**
   * Returns how long a job took.
   *
   * @return seconds; empty if nobody knows
   */
  OptionalDouble seconds(RenderJob job) {
    OptionalDouble seconds = here.seconds(job.output());
    return seconds.isPresent() ? seconds : project.seconds(job);
  }
}
