package io.github.scadmaven.render;

import io.github.scadmaven.cache.Blob;
import io.github.scadmaven.cache.FileHashes;
import io.github.scadmaven.cache.Input;
import io.github.scadmaven.cache.KnownRender;
import io.github.scadmaven.cache.PathNames;
import io.github.scadmaven.cache.RenderCache;
import io.github.scadmaven.cache.RenderIndex;
import io.github.scadmaven.file.IoProblem;
import io.github.scadmaven.file.WholeFile;
import io.github.scadmaven.openscad.Diagnostic;
import io.github.scadmaven.openscad.OpenScad;
import io.github.scadmaven.plan.RenderJob;
import io.github.scadmaven.render.RenderResult.Rendered;
import io.github.scadmaven.render.RenderResult.Restored;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What earlier renders spare this build: outputs that are up to date are left alone, others are
 * copied from a cache if the same thing was rendered before. And what this build's renders will
 * spare later ones.
 */
final class Reuse implements AutoCloseable {

  private final Engines engines;
  private final boolean force;
  private final JobParts parts;
  private final InputFinder finder;
  private final CurrentInputs current;
  private final UpToDateCheck check;
  private final RenderCache cache;
  private final Map<Path, KnownRender> made = new ConcurrentHashMap<>();

  /**
   * Creates it.
   *
   * @param reuse what may be used again
   * @param options what holds for all renders
   * @param engines render
   * @param names names files
   * @param hashes knows files' hashes
   * @param index knows this execution's outputs
   */
  Reuse(
      ReuseOptions reuse,
      RenderOptions options,
      Engines engines,
      PathNames names,
      FileHashes hashes,
      RenderIndex index) {
    this.engines = engines;
    this.force = reuse.force();
    this.cache = new RenderCache(names, reuse.stores());
    this.parts = new JobParts(options, names, hashes);
    Set<Path> fonts = new LinkedHashSet<>();
    Set<Path> machineFonts = new LinkedHashSet<>();
    for (OpenScad openscad : engines.all()) {
      fonts.addAll(openscad.fonts());
      machineFonts.addAll(openscad.machineFonts());
    }
    this.current =
        new CurrentInputs(
            names,
            hashes,
            FontFiles.ofProject(fonts, hashes),
            FontFiles.ofMachine(List.copyOf(machineFonts)));
    this.finder = new InputFinder(names, hashes, current);
    this.check = new UpToDateCheck(index, hashes, names, current);
  }

  /**
   * Says why a job has anything to do.
   *
   * @param job the job
   * @return why, in few words; empty if its output is up to date
   */
  Optional<String> reason(RenderJob job) {
    try {
      return force ? Optional.of("forced") : check.reason(job, parts(job));
    } catch (IOException e) {
      return Optional.of("can't be read: " + IoProblem.of(e));
    }
  }

  /**
   * Copies a job's output from a cache.
   *
   * @param job the job
   * @param folder where temporary files go
   * @param found is run when it is clear that there is something to copy
   * @return what came of it; empty if it must be rendered
   * @throws IOException if the output can't be put in its place
   */
  Optional<RenderResult> restore(RenderJob job, Path folder, Runnable found) throws IOException {
    if (force) {
      return Optional.empty();
    }
    long start = System.nanoTime();
    Path copy = folder.resolve(job.displayName());
    Optional<KnownRender> known = find(job, copy, found);
    if (known.isEmpty()) {
      return Optional.empty();
    }
    WholeFile.publish(copy, job.output());
    made.put(job.output(), known.get());
    double seconds = (System.nanoTime() - start) / 1e9;
    return Optional.of(new Restored(job, seconds, known.get().messages()));
  }

  /**
   * Returns how long a job took elsewhere, whatever its files were then.
   *
   * @param job the job
   * @return seconds; empty if it is not known
   */
  OptionalDouble seconds(RenderJob job) {
    try {
      return cache.seconds(KnownRender.baseKey(parts(job)));
    } catch (IOException e) {
      return OptionalDouble.empty();
    }
  }

  /** Returns whether a job's output could be copied from a cache, as far as that is known there. */
  boolean canRestore(RenderJob job) {
    try {
      return !force && cache.knows(KnownRender.baseKey(parts(job)), current);
    } catch (IOException e) {
      return false;
    }
  }

  /** What can't be read now, OpenSCAD will have something to say about. */
  private Optional<KnownRender> find(RenderJob job, Path copy, Runnable found) {
    try {
      return cache.find(KnownRender.baseKey(parts(job)), current, copy, found);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Remembers a render whose output has just been put in its place, unless what it read may have
   * changed meanwhile, or something that may come back was missing.
   *
   * @param rendered what came of it
   * @param output the output as it was put there
   * @param dependencies the files that it read, and the imports that it missed
   * @param started when it began, by the clock that stamps files
   */
  void remember(Rendered rendered, Blob output, List<Path> dependencies, FileTime started) {
    if (rendered.messages().stream().anyMatch(Diagnostic::isAboutMissingFile)) {
      return;
    }
    try {
      rememberWhole(rendered, output, dependencies, started);
    } catch (IOException e) {
      // a file that can't be read any more: the render is done again next time
    }
  }

  private void rememberWhole(
      Rendered rendered, Blob output, List<Path> dependencies, FileTime started)
      throws IOException {
    RenderJob job = rendered.job();
    Optional<List<Input>> inputs = finder.find(job, engines.forJob(job), dependencies, started);
    if (inputs.isEmpty()) {
      return;
    }
    KnownRender render =
        new KnownRender(
            parts(job),
            inputs.get(),
            output.sha256(),
            output.size(),
            rendered.seconds(),
            rendered.peakBytes(),
            rendered.messages());
    made.put(job.output(), render);
    cache.keep(render, job.output());
  }

  /** Returns how an output was made in this build; empty if it was not, or that can't be told. */
  Optional<KnownRender> made(Path output) {
    return Optional.ofNullable(made.get(output));
  }

  private Map<String, String> parts(RenderJob job) throws IOException {
    return parts.of(job, engines.forJob(job));
  }

  @Override
  public void close() {
    cache.close();
  }
}
