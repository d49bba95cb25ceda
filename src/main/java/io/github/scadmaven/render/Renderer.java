package io.github.scadmaven.render;

import io.github.scadmaven.cache.RenderIndex;
import io.github.scadmaven.file.IoProblem;
import io.github.scadmaven.file.WholeFile;
import io.github.scadmaven.openscad.OpenScad;
import io.github.scadmaven.plan.ExpectedTimes;
import io.github.scadmaven.plan.RenderJob;
import io.github.scadmaven.plan.RenderPlan;
import io.github.scadmaven.process.ProcessRunner;
import io.github.scadmaven.render.RenderResult.Cancelled;
import io.github.scadmaven.render.RenderResult.Failed;
import io.github.scadmaven.render.RenderResult.Rendered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

/**
 * Renders all jobs of a plan on a bounded pool, and keeps the output folder true to the outcome.
 */
public final class Renderer {

  /** How often is said that a long render is still running. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(30);

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

  /**
   * Creates a renderer.
   *
   * @param engines render
   * @param processes what they run their processes with
   * @param slots the bound on renders at a time
   * @param options what holds for all jobs
   * @param listener is told what happens
   */
  public Renderer(
      Engines engines,
      ProcessRunner processes,
      RenderSlots slots,
      RenderOptions options,
      RenderListener listener) {
    this(engines, processes, slots, options, listener, HEARTBEAT);
  }

  Renderer(
      Engines engines,
      ProcessRunner processes,
      RenderSlots slots,
      RenderOptions options,
      RenderListener listener,
      Duration heartbeat) {
    this.engines = engines;
    this.processes = processes;
    this.slots = slots;
    this.options = options;
    this.listener = listener;
    this.heartbeat = heartbeat;
  }

  /**
   * Renders a plan.
   *
   * @param plan what to render
   * @param work where temporary files go
   * @return the outcome of every job
   * @throws IOException if the plan's folders can't be used
   * @throws InterruptedException if this thread is interrupted; nothing is running any more by then
   */
  public RenderReport render(RenderPlan plan, WorkFolder work)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    Files.createDirectories(plan.layout().logs());
    WholeFile.clearLeftovers(plan.layout().outputs());
    WholeFile.clearLeftovers(plan.layout().root());
    RenderIndex index = read(plan.layout().index());
    List<Path> removed = plan.isPartial() ? List.of() : index.deleteAllBut(plan.allOutputs());
    Schedule schedule = schedule(plan, index);
    index.expect(plan.jobs().stream().map(RenderJob::output).toList());
    write(index);
    Map<Path, RenderResult> results = renderAll(schedule, work);
    List<RenderResult> inOrder =
        plan.jobs().stream()
            .map(job -> results.getOrDefault(job.output(), new Cancelled(job)))
            .toList();
    remember(inOrder, index);
    return new RenderReport(
        inOrder, removed, engines.names(), slots.most(), (System.nanoTime() - start) / 1e9);
  }

  private RenderIndex read(Path file) {
    try {
      return RenderIndex.read(file);
    } catch (IOException e) {
      listener.warning("what the last build rendered can't be read: " + IoProblem.of(e));
      return RenderIndex.empty(file);
    }
  }

  /** A disk that is full must not hide what came of the renders. */
  private void write(RenderIndex index) {
    try {
      index.write();
    } catch (IOException e) {
      listener.warning(
          "what was rendered can't be written down for the next build: " + IoProblem.of(e));
    }
  }

  private Schedule schedule(RenderPlan plan, RenderIndex index) {
    RecordedTimes recorded = new RecordedTimes(index, plan.times());
    ExpectedTimes expected = new ExpectedTimes(plan.jobs(), recorded::seconds);
    return new Schedule(plan.jobs(), expected, slots.most());
  }

  /**
   * All talking to the listener happens on the calling thread, which is the one that Maven logs
   * for.
   */
  private Map<Path, RenderResult> renderAll(Schedule schedule, WorkFolder work)
      throws InterruptedException {
    List<RenderJob> jobs = schedule.queue();
    Map<Path, RenderResult> results = new HashMap<>();
    if (jobs.isEmpty()) {
      return results;
    }
    ExecutorService pool = Executors.newFixedThreadPool(Math.min(poolSize(), jobs.size()));
    processes.onShutdown(() -> giveUp(pool));
    CompletionService<RenderResult> completed = new ExecutorCompletionService<>(pool);
    RunningJobs running = new RunningJobs(heartbeat);
    Forecast forecast = new Forecast(schedule, running);
    Turns turns = new Turns(slots, running);
    VersionNotes notes = new VersionNotes();
    Map<OpenScad, JobRunner> runners = new HashMap<>();
    try {
      for (RenderJob job : jobs) {
        JobRunner runner =
            runners.computeIfAbsent(
                engines.forFormat(job.format()),
                openscad -> new JobRunner(openscad, work, options, notes, turns));
        completed.submit(() -> renderOne(job, runner, turns));
      }
      int waitedFor = jobs.size();
      while (waitedFor > 0) {
        Future<RenderResult> next = completed.poll(tick().toMillis(), TimeUnit.MILLISECONDS);
        running.tell(listener);
        if (next == null) {
          continue;
        }
        waitedFor--;
        note(resultOf(next), results, forecast);
        if (turns.areOver()) {
          break;
        }
      }
    } finally {
      turns.end();
      pool.shutdownNow();
      pool.awaitTermination(SHUTDOWN_PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
    for (Future<RenderResult> late = completed.poll(); late != null; late = completed.poll()) {
      note(resultOf(late), results, forecast);
    }
    return results;
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

  private RenderResult renderOne(RenderJob job, JobRunner runner, Turns turns) {
    try {
      RenderResult result = runner.run(job);
      if (options.failFast() && result instanceof Failed) {
        turns.end();
      }
      return result;
    } catch (InterruptedException e) {
      return new Cancelled(job);
    }
  }

  private static RenderResult resultOf(Future<RenderResult> done) throws InterruptedException {
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

  private void remember(List<RenderResult> results, RenderIndex index) throws IOException {
    for (RenderResult result : results) {
      if (result instanceof Rendered rendered) {
        index.put(rendered.job().output(), rendered.seconds());
      } else if (result instanceof Failed failed) {
        index.remove(failed.job().output());
      }
    }
    write(index);
  }
}
