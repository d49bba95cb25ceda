package io.github.scadmaven.render;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Foretells when a plan will be done, from what is waiting and what is running. */
final class Forecast {

  private final Schedule schedule;
  private final RunningJobs running;

  /**
   * Creates a forecast.
   *
   * @param schedule the whole plan
   * @param running what OpenSCAD is working on
   */
  Forecast(Schedule schedule, RunningJobs running) {
    this.schedule = schedule;
    this.running = running;
  }

  /**
   * Returns how far the plan has come.
   *
   * @param ended the outputs whose jobs have ended
   */
  Progress after(Set<Path> ended) {
    // In this order: what goes from running to over in between must not count as waiting.
    Map<Path, Duration> elapsed = running.elapsed();
    Set<Path> done = new HashSet<>(running.over());
    done.addAll(ended);
    return new Progress(ended.size(), schedule.queue().size(), schedule.secondsLeft(done, elapsed));
  }
}
