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
  private final int all;

  /**
   * Creates a forecast.
   *
   * @param schedule what has to be rendered
   * @param running what OpenSCAD is working on
   * @param all how many jobs the plan has, those that are up to date included
   */
  Forecast(Schedule schedule, RunningJobs running, int all) {
    this.schedule = schedule;
    this.running = running;
    this.all = all;
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
    return new Progress(ended.size(), all, schedule.secondsLeft(done, elapsed));
  }
}
