package io.github.scadmaven.render;

import io.github.scadmaven.plan.RenderJob;
import java.time.Duration;

/**
 * Is told what happens while a plan is carried out; calls never overlap. Whoever is not interested
 * does nothing.
 */
public interface RenderListener {

  /**
   * A job has ended.
   *
   * @param result what became of it
   * @param progress how far the plan has come with it
   */
  default void ended(RenderResult result, Progress progress) {}

  /**
   * Something is wrong, but not with a render.
   *
   * @param sentence what
   */
  default void warning(String sentence) {}

  /**
   * A job has been running for a long time.
   *
   * @param job the job
   * @param running how long
   */
  default void stillRunning(RenderJob job, Duration running) {}
}
