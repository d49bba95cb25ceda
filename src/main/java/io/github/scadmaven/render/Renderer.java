package io.github.scadmaven.render;

import io.github.scadmaven.cache.FileHashes;
import io.github.scadmaven.cache.KnownRender;
import io.github.scadmaven.cache.PathNames;
import io.github.scadmaven.cache.RenderIndex;
import io.github.scadmaven.file.IoProblem;
import io.github.scadmaven.file.WholeFile;
import io.github.scadmaven.openscad.OpenScad;
import io.github.scadmaven.plan.RenderJob;
import io.github.scadmaven.plan.RenderPlan;
import io.github.scadmaven.process.ProcessRunner;
import io.github.scadmaven.render.RenderResult.Cancelled;
import io.github.scadmaven.render.RenderResult.Failed;
import io.github.scadmaven.render.RenderResult.Rendered;
import io.github.scadmaven.render.RenderResult.Restored;
import io.github.scadmaven.render.RenderResult.UpToDate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

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
  private final ReuseOptions reuseOptions;
  private final RenderListener listener;
  private final Duration heartbeat;

  /**
   * Creates a renderer.
   *
   * @param engines render
   * @param processes what they run their processes with
   * @param slots the bound on renders at a time
   * @param options what holds for all jobs
   * @param reuse which earlier renders may be used again
   * @param listener is told what happens
   */
  public Renderer(
      Engines engines,
      ProcessRunner processes,
      RenderSlots slots,
      RenderOptions options,
      ReuseOptions reuse,
      RenderListener listener) {
    this(engines, processes, slots, options, reuse, listener, HEARTBEAT);
  }

  Renderer(
      Engines engines,
      ProcessRunner processes,
      RenderSlots slots,
      RenderOptions options,
      ReuseOptions reuse,
      RenderListener listener,
      Duration heartbeat) {
    this.engines = engines;
    this.processes = processes;
    this.slots = slots;
    this.options = options;
    this.reuseOptions = reuse;
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
    PathNames names =
        new PathNames(reuseOptions.project(), reuseOptions.checkout(), engines.libraryFolders());
    FileHashes hashes = new FileHashes();
    RenderIndex index = read(plan.layout().index(), names, hashes);
    List<Path> removed = plan.isPartial() ? List.of() : index.deleteAllBut(plan.allOutputs());
    Map<Path, RenderResult> results = new HashMap<>();
    try (Reuse reuse = new Reuse(reuseOptions, options, engines, names, hashes, index)) {
      List<RenderJob> queue =
          longestFirst(withoutUpToDate(plan.jobs(), reuse, index, results), index);
      index.expect(queue.stream().map(RenderJob::output).toList());
      write(index);
      renderAll(queue, expectedPeaks(queue, index), work, reuse, results, plan.jobs().size());
      remember(queue, results, reuse, index);
    }
    List<RenderResult> inOrder =
        plan.jobs().stream()
            .map(job -> results.getOrDefault(job.output(), new Cancelled(job)))
            .toList();
    return new RenderReport(
        inOrder, removed, engines.names(), slots.most(), (System.nanoTime() - start) / 1e9);
  }

  /** Returns the jobs that have something to do, and puts the result of the others in a map. */
  private List<RenderJob> withoutUpToDate(
      List<RenderJob> jobs, Reuse reuse, RenderIndex index, Map<Path, RenderResult> results) {
    List<RenderJob> rest = new ArrayList<>();
    for (RenderJob job : jobs) {
      if (reuse.reason(job).isPresent()) {
        rest.add(job);
      } else {
        KnownRender known = index.render(job.output()).orElseThrow();
        note(new UpToDate(job, known.messages()), results, jobs.size());
      }
    }
    return rest;
  }

  private RenderIndex read(Path file, PathNames names, FileHashes hashes) {
    try {
      return RenderIndex.read(file, names, hashes);
    } catch (IOException e) {
      listener.warning("what the last build rendered can't be read: " + IoProblem.of(e));
      return RenderIndex.empty(file, names, hashes);
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

  /**
   * A long render that starts last is waited for by all cores but one. What was never rendered may
   * be long.
   */
  private static List<RenderJob> longestFirst(List<RenderJob> jobs, RenderIndex index) {
    Map<Path, Double> seconds = new HashMap<>();
    for (RenderJob job : jobs) {
      Path output = job.output();
      seconds.put(output, index.seconds(output).orElse(Double.POSITIVE_INFINITY));
    }
    Comparator<RenderJob> bySeconds = Comparator.comparing(job -> seconds.get(job.output()));
    return jobs.stream().sorted(bySeconds.reversed()).toList();
  }

  /** A copy: the index is not for several threads. What was never rendered may take any memory. */
  private static ToLongFunction<RenderJob> expectedPeaks(List<RenderJob> jobs, RenderIndex index) {
    Map<Path, Long> peaks = new HashMap<>();
    jobs.forEach(job -> peaks.put(job.output(), index.peak(job.output()).orElse(0)));
    return job -> peaks.getOrDefault(job.output(), 0L);
  }

  /**
   * All talking to the listener happens on the calling thread, which is the one that Maven logs
   * for.
   */
  private void renderAll(
      List<RenderJob> jobs,
      ToLongFunction<RenderJob> expectedPeak,
      WorkFolder work,
      Reuse reuse,
      Map<Path, RenderResult> results,
      int all)
      throws InterruptedException {
    if (jobs.isEmpty()) {
      return;
    }
    ExecutorService pool = Executors.newFixedThreadPool(Math.min(poolSize(), jobs.size()));
    processes.onShutdown(() -> giveUp(pool));
    CompletionService<RenderResult> completed = new ExecutorCompletionService<>(pool);
    RunningJobs running = new RunningJobs(heartbeat);
    Turns turns = new Turns(slots, running, new QueueOrder(jobs), expectedPeak);
    VersionNotes notes = new VersionNotes();
    Map<OpenScad, JobRunner> runners = new HashMap<>();
    try {
      for (RenderJob job : jobs) {
        JobRunner runner =
            runners.computeIfAbsent(
                engines.forFormat(job.format()),
                openscad -> new JobRunner(openscad, work, options, notes, turns, reuse));
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
        note(resultOf(next), results, all);
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
      note(resultOf(late), results, all);
    }
  }

  private void note(RenderResult result, Map<Path, RenderResult> results, int all) {
    if (!(result instanceof Cancelled)) {
      results.put(result.job().output(), result);
      listener.ended(result, results.size(), all);
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

  private void remember(
      List<RenderJob> jobs, Map<Path, RenderResult> results, Reuse reuse, RenderIndex index)
      throws IOException {
    for (RenderJob job : jobs) {
      Path output = job.output();
      RenderResult result = results.get(output);
      Optional<KnownRender> made = reuse.made(output);
      if (result instanceof Rendered rendered) {
        index.put(output, rendered.seconds(), rendered.peakBytes(), made.orElse(null));
      } else if (result instanceof Restored && made.isPresent()) {
        index.put(output, made.get().seconds(), made.get().peakBytes(), made.get());
      } else if (result instanceof Failed) {
        index.remove(output);
      }
    }
    write(index);
  }
}
