package io.github.scadmaven.render;

import io.github.scadmaven.file.IoProblem;
import io.github.scadmaven.openscad.Diagnostic;
import io.github.scadmaven.openscad.OpenScad;
import io.github.scadmaven.plan.RenderJob;
import io.github.scadmaven.process.ProcessRunner;
import io.github.scadmaven.render.RenderResult.Cancelled;
import io.github.scadmaven.render.RenderResult.Failed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/**
 * Does several jobs at a time. All talking to the listener happens on the calling thread, which is
 * the one that Maven logs for.
 */
final class RenderPool {

  /** How often is looked whether it is time to say so. */
  private static final Duration TICK = Duration.ofSeconds(1);

  /**
   * How long renders get to give up when the virtual machine ends; their processes are gone by
   * then.
   */
  private static final Duration SHUTDOWN_PATIENCE = Duration.ofSeconds(5);

  private final Engines engines;
  private final ProcessRunner processes;
  private final RenderSlots slots;
  private final RenderOptions options;
  private final RenderListener listener;
  private final Duration heartbeat;
  private final WorkFolder work;
  private final Reuse reuse;

  /**
   * Creates a pool.
   *
   * @param engines render
   * @param processes what they run their processes with
   * @param slots the bound on renders at a time
   * @param options what holds for all jobs
   * @param listener is told what happens
   * @param heartbeat how often is said that a long render is still running
   * @param work where temporary files go
   * @param reuse what earlier renders spare
   */
  RenderPool(
      Engines engines,
      ProcessRunner processes,
      RenderSlots slots,
      RenderOptions options,
      RenderListener listener,
      Duration heartbeat,
      WorkFolder work,
      Reuse reuse) {
    this.engines = engines;
    this.processes = processes;
    this.slots = slots;
    this.options = options;
    this.listener = listener;
    this.heartbeat = heartbeat;
    this.work = work;
    this.reuse = reuse;
  }

  /**
   * Renders.
   *
   * @param schedule what, and in which order
   * @param expectedPeak the memory that a render will probably need, in bytes; 0 if it is not known
   * @param results what is known already of other jobs of the plan; gets what came of these, by
   *     output, but for those that were cancelled
   * @throws InterruptedException if this thread is interrupted; nothing is running any more by then
   */
  void renderAll(
      Schedule schedule, ToLongFunction<RenderJob> expectedPeak, Map<Path, RenderResult> results)
      throws InterruptedException {
    List<RenderJob> jobs = schedule.queue();
    if (jobs.isEmpty()) {
      return;
    }
    ExecutorService pool = Executors.newFixedThreadPool(Math.min(poolSize(), jobs.size()));
    processes.onShutdown(() -> giveUp(pool));
    CompletionService<List<RenderResult>> completed = new ExecutorCompletionService<>(pool);
    RunningJobs running = new RunningJobs(heartbeat);
    Forecast forecast = new Forecast(schedule, running, results.size() + jobs.size());
    Turns turns = new Turns(slots, running, new QueueOrder(jobs), expectedPeak);
    VersionNotes notes = new VersionNotes();
    Map<OpenScad, JobRunner> runners = new HashMap<>();
    try {
      for (List<RenderJob> group : new SharedRuns(engines).of(jobs)) {
        JobRunner runner =
            runners.computeIfAbsent(
                engines.forJob(group.get(0)),
                openscad -> new JobRunner(openscad, work, options, notes, turns, reuse));
        completed.submit(() -> render(group, runner, turns));
      }
      int waitedFor = jobs.size();
      while (waitedFor > 0) {
        Future<List<RenderResult>> next = completed.poll(tick().toMillis(), TimeUnit.MILLISECONDS);
        running.tell(listener);
        if (next == null) {
          continue;
        }
        for (RenderResult result : resultsOf(next)) {
          waitedFor--;
          note(result, results, forecast);
        }
        if (turns.areOver()) {
          break;
        }
      }
    } finally {
      turns.end();
      pool.shutdownNow();
      pool.awaitTermination(SHUTDOWN_PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
    for (Future<List<RenderResult>> late = completed.poll();
        late != null;
        late = completed.poll()) {
      resultsOf(late).forEach(result -> note(result, results, forecast));
    }
  }

  private void note(RenderResult result, Map<Path, RenderResult> results, Forecast forecast) {
    if (!(result instanceof Cancelled)) {
      results.put(result.job().output(), result);
      listener.ended(result, forecast.after(results.keySet()));
    }
  }

  private Duration tick() {
    return heartbeat.compareTo(TICK) < 0 ? heartbeat : TICK;
  }

  /**
   * More threads than renders at a time: while some prepare a render, or judge and sort what came
   * of one, OpenSCAD need not wait. With failFast there are none, so that nothing is started before
   * the verdict.
   */
  private int poolSize() {
    return options.failFast() ? slots.most() : slots.most() + (slots.most() + 1) / 2;
  }

  private List<RenderResult> render(List<RenderJob> group, JobRunner runner, Turns turns) {
    try {
      List<RenderResult> results = runner.run(group);
      if (options.failFast() && results.stream().anyMatch(Failed.class::isInstance)) {
        turns.end();
      }
      return results;
    } catch (InterruptedException e) {
      return group.stream().<RenderResult>map(Cancelled::new).toList();
    } catch (RuntimeException | StackOverflowError e) {
      return group.stream().map(job -> ownFailure(job, e, turns)).toList();
    }
  }

  /** An error of the plugin in one job must not take the others with it. */
  private RenderResult ownFailure(RenderJob job, Throwable error, Turns turns) {
    turns.pass(job);
    if (options.failFast()) {
      turns.end();
    }
    List<Diagnostic> reasons = new ArrayList<>();
    reasons.add(
        Diagnostic.error(
            "%s can't be made because of an error in scad-maven-plugin itself, which should be reported: %s%s"
                .formatted(job.displayName(), error, place(error))));
    try {
      Files.deleteIfExists(job.output());
    } catch (IOException e) {
      reasons.add(
          Diagnostic.error(
              "an earlier %s can't be removed: %s".formatted(job.displayName(), IoProblem.of(e))));
    }
    return new Failed(job, 0, List.of(), List.of(), reasons);
  }

  /** Where in the plugin it happened, of which a report would otherwise say nothing. */
  private static String place(Throwable error) {
    return Arrays.stream(error.getStackTrace())
        .filter(call -> call.getClassName().startsWith("io.github.scadmaven."))
        .findFirst()
        .map(call -> " in %s:%d".formatted(call.getFileName(), call.getLineNumber()))
        .orElse("");
  }

  private static List<RenderResult> resultsOf(Future<List<RenderResult>> done)
      throws InterruptedException {
    try {
      return done.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /**
   * The virtual machine is ending: nothing may write to the work folder any more when it is
   * deleted.
   */
  private static void giveUp(ExecutorService pool) {
    pool.shutdownNow();
    try {
      pool.awaitTermination(SHUTDOWN_PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
