package io.github.scadmaven.render;

import io.github.scadmaven.cache.RenderIndex;
import io.github.scadmaven.plan.RenderJob;
import io.github.scadmaven.plan.RenderPlan;
import io.github.scadmaven.plan.RenderTimes;
import java.util.OptionalDouble;

/**
 * How long renders took the last time: in this folder, else in any other of this machine as far as
 * the cache knows or, if it never rendered them, on the machine that recorded the project's times.
 */
final class RecordedTimes {

  private final RenderIndex here;
  private final Reuse elsewhere;
  private final RenderTimes project;

  /**
   * Creates them.
   *
   * @param here what was rendered in this folder
   * @param elsewhere what was rendered in others
   * @param project what the project records
   */
  RecordedTimes(RenderIndex here, Reuse elsewhere, RenderTimes project) {
    this.here = here;
    this.elsewhere = elsewhere;
    this.project = project;
  }

  /**
   * Returns the times that the project should record: its own, with those of this machine where it
   * has rendered something.
   *
   * @param plan the project's plan; what it leaves out keeps the time that is recorded
   */
  RenderTimes forProject(RenderPlan plan) {
    return project.with(plan.jobs(), this::onThisMachine);
  }

  /**
   * Returns how long a job took.
   *
   * @return seconds; empty if nobody knows
   */
  OptionalDouble seconds(RenderJob job) {
    OptionalDouble seconds = onThisMachine(job);
    return seconds.isPresent() ? seconds : project.seconds(job);
  }

  private OptionalDouble onThisMachine(RenderJob job) {
    OptionalDouble seconds = here.seconds(job.output());
    return seconds.isPresent() ? seconds : elsewhere.seconds(job);
  }
}
