package io.github.scadmaven.render;

import io.github.scadmaven.cache.FileHashes;
import io.github.scadmaven.cache.KnownRender;
import io.github.scadmaven.cache.PathNames;
import io.github.scadmaven.cache.RenderIndex;
import io.github.scadmaven.file.IoProblem;
import io.github.scadmaven.file.WholeFile;
import io.github.scadmaven.plan.ExpectedTimes;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;

/**
 * Renders all jobs of a plan on a bounded pool, and keeps the output folder true to the outcome.
 */
public final class Renderer {

  /** How often is said that a long render is still running. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(30);

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
      List<RenderJob> rest = withoutUpToDate(plan.jobs(), reuse, index, results);
      Schedule schedule = schedule(rest, plan, index, reuse);
      ToLongFunction<RenderJob> peaks = expectedPeaks(rest, index);
      if (!rest.isEmpty()) {
        index.expect(rest.stream().map(RenderJob::output).toList());
        write(index);
      }
      try {
        new RenderPool(engines, processes, slots, options, listener, heartbeat, work, reuse)
            .renderAll(schedule, peaks, results);
      } finally {
        remember(rest, results, reuse, index);
        if (!rest.isEmpty() || !removed.isEmpty() || hashes.hasNews()) {
          write(index);
        }
      }
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
        UpToDate result = new UpToDate(job, known.messages());
        results.put(job.output(), result);
        listener.ended(result, new Progress(results.size(), jobs.size(), OptionalDouble.empty()));
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

  private Schedule schedule(List<RenderJob> jobs, RenderPlan plan, RenderIndex index, Reuse reuse) {
    RecordedTimes recorded = new RecordedTimes(index, reuse, plan.times());
    ExpectedTimes expected = new ExpectedTimes(jobs, recorded::seconds);
    return new Schedule(jobs, expected, slots.most());
  }

  /**
   * A copy: the index is not for several threads. What was never rendered may take any memory; what
   * is rendered elsewhere takes none of this machine's.
   */
  private static ToLongFunction<RenderJob> expectedPeaks(List<RenderJob> jobs, RenderIndex index) {
    Map<Path, Long> peaks = new HashMap<>();
    jobs.stream()
        .filter(job -> job.launcher().staysHere())
        .forEach(job -> peaks.put(job.output(), index.peak(job.output()).orElse(0)));
    return job -> peaks.getOrDefault(job.output(), 0L);
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
  }
}
