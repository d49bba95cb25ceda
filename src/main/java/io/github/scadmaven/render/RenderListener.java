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

  /**
   * A job has to wait, although there is a thread for it, because those that are running leave too
   * little memory. Called for the first such job of a plan only, perhaps when it waits no longer.
   *
   * @param job the job
   * @param expectedBytes what it took the last time; 0 if that is not known, and those that are
   *     running take more than there is
   * @param availableBytes what all that are running may take together
   */
  default void waitsForMemory(RenderJob job, long expectedBytes, long availableBytes) {}
}
