package io.github.scadmaven.render;

import io.github.scadmaven.openscad.ExportOptions;
import io.github.scadmaven.openscad.Format;
import io.github.scadmaven.openscad.Invocation;
import io.github.scadmaven.openscad.OpenScad;
import io.github.scadmaven.openscad.Severity;
import io.github.scadmaven.openscad.SourceLocator;
import io.github.scadmaven.plan.RenderJob;
import io.github.scadmaven.plan.Stub;
import io.github.scadmaven.process.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs OpenSCAD for jobs, as it must be run for stubs, imports and other formats. */
final class OpenScadRun {

  private final OpenScad openscad;
  private final Turns turns;
  private final OutOfSight outOfSight;

  OpenScadRun(OpenScad openscad, Turns turns) {
    this.openscad = openscad;
    this.turns = turns;
    this.outOfSight = OutOfSight.here(openscad::sees);
  }

  /**
   * A run of OpenSCAD, and what is to be known of it.
   *
   * @param exit how it ended
   * @param elapsed how long it took
   * @param outputs what it should have written, by the outputs of its jobs
   * @param said what it printed
   * @param peakBytes the memory that it took at its peak; {@code null} if it is not known
   * @param started when it began, by the clock that stamps files
   */
  record Attempt(
      Exit exit,
      Duration elapsed,
      Map<Path, Path> outputs,
      RunMessages said,
      @Nullable Long peakBytes,
      FileTime started) {

    Path output(RenderJob job) {
      return Objects.requireNonNull(outputs.get(job.output()));
    }

    /** The time of a run is that of its outputs together, in equal parts. */
    Attempt ofOneOutput(RunMessages saidOfIt) {
      return new Attempt(
          exit, elapsed.dividedBy(outputs.size()), outputs, saidOfIt, peakBytes, started);
    }
  }

  /**
   * What OpenSCAD is given.
   *
   * @param main the file it opens; {@code null} if it is piped one
   * @param piped the file it is piped; {@code null} if it opens one
   * @param folder where it runs
   * @param timeout how long it may take; {@code null} for ever
   */
  private record Input(
      @Nullable Path main, @Nullable Path piped, Path folder, @Nullable Duration timeout) {}

  /**
   * Runs it.
   *
   * @param jobs a job, or several that can share a run
   * @param folder where temporary files go
   * @throws InterruptedException if this thread is interrupted; nothing is running any more by then
   */
  Attempt of(List<RenderJob> jobs, Path folder) throws IOException, InterruptedException {
    RenderJob job = jobs.get(0);
    Stub stub = job.stub();
    if (stub == null) {
      return export(jobs, folder, new Input(job.source(), null, job.sourceFolder(), job.timeout()));
    }
    for (RenderJob each : jobs) {
      StubWriter.keep(Objects.requireNonNull(each.stub()));
    }
    if (!openscad.importsBesideMainFile() || !openscad.readsPipe()) {
      return export(jobs, folder, new Input(stub.file(), null, stub.folder(), job.timeout()));
    }
    if (jobs.size() > 1) {
      // It reads the pipe anew for each output, and finds it empty from the second one on.
      return export(jobs, folder, new Input(stub.file(), null, job.sourceFolder(), job.timeout()));
    }
    Attempt first = pipe(jobs, stub, folder, job.sourceFolder(), job.timeout());
    Optional<ImportFolder> imports =
        ImportFolder.forMissingImports(
            first.said().messages(),
            first.said().dependencies(),
            new SourceLocator(first.said().dependencies(), job.source()),
            job.sourceFolder(),
            folder.resolve("imports"));
    return imports.isPresent() && !(first.exit() instanceof Exit.TimedOut)
        ? again(jobs, stub, folder, imports.get(), first)
        : first;
  }

  /**
   * Returns whether a run of several jobs may be other than runs of each by itself would be: an
   * OpenSCAD that is piped its stubs otherwise finds imports in other places, and names files
   * otherwise.
   */
  boolean isDoubtful(List<RenderJob> jobs, Attempt attempt) {
    RunMessages said = attempt.said();
    return openscad.importsBesideMainFile()
        && jobs.get(0).stub() != null
        && (said.messages().stream().anyMatch(m -> m.severity() != Severity.ECHO)
            || said.dependencies().stream().anyMatch(file -> !file.toString().endsWith(".scad")));
  }

  /** Both runs together must keep the time limit. */
  private Attempt again(
      List<RenderJob> jobs, Stub stub, Path folder, ImportFolder imports, Attempt first)
      throws IOException, InterruptedException {
    Duration limit = jobs.get(0).timeout();
    Duration rest = limit == null ? null : limit.minus(first.elapsed());
    if (rest != null && rest.toMillis() <= 0) {
      rest = Duration.ofMillis(1);
    }
    Attempt second = pipe(jobs, stub, folder, imports.path(), rest);
    RunMessages said =
        second.said().withTexts(imports::withPathsPeopleKnow).withMoreDependencies(first.said());
    return new Attempt(
        limit != null && second.exit() instanceof Exit.TimedOut
            ? new Exit.TimedOut(limit)
            : second.exit(),
        first.elapsed().plus(second.elapsed()),
        second.outputs(),
        said,
        larger(first.peakBytes(), second.peakBytes()),
        first.started());
  }

  private static @Nullable Long larger(@Nullable Long a, @Nullable Long b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return Math.max(a, b);
  }

  private Attempt pipe(
      List<RenderJob> jobs, Stub stub, Path folder, Path workingFolder, @Nullable Duration timeout)
      throws IOException, InterruptedException {
    Path piped = folder.resolve("stub.scad");
    StubWriter.write(stub, workingFolder, piped);
    return export(jobs, folder, new Input(null, piped, workingFolder, timeout));
  }

  private Attempt export(List<RenderJob> jobs, Path folder, Input input)
      throws IOException, InterruptedException {
    RenderJob job = jobs.get(0);
    Map<Path, Path> outputs = new LinkedHashMap<>();
    for (RenderJob each : jobs) {
      outputs.put(each.output(), temporary(each, folder));
      Files.deleteIfExists(temporary(each, folder));
    }
    Invocation invocation = invocation(jobs, folder, input);
    jobs.subList(1, jobs.size()).forEach(turns::pass);
    Optional<Turns.Turn> next = turns.take(job);
    if (next.isEmpty()) {
      return new Attempt(
          new Exit.Stopped(),
          Duration.ZERO,
          outputs,
          RunMessages.NONE,
          null,
          FileTime.fromMillis(0));
    }
    Exit exit;
    Duration elapsed;
    FileTime started;
    try (Turns.Turn turn = next.get()) {
      started = now(folder);
      exit = openscad.export(invocation);
      elapsed = turn.elapsed();
    }
    return new Attempt(
        exit,
        elapsed,
        outputs,
        RunMessages.of(job, invocation, outOfSight),
        exit.peakBytes(),
        started);
  }

  private Invocation invocation(List<RenderJob> jobs, Path folder, Input input) {
    RenderJob job = jobs.get(0);
    Stub stub = job.stub();
    return new Invocation(
        input.main(),
        input.piped(),
        input.folder(),
        temporary(job, folder),
        exported(job),
        job.backend(),
        folder.resolve("dependencies.d"),
        job.log(),
        stub == null ? Map.of() : stub.definitions(),
        input.timeout(),
        options(job),
        jobs.stream()
            .skip(1)
            .map(
                each ->
                    new Invocation.Other(temporary(each, folder), exported(each), options(each)))
            .toList());
  }

  private Path temporary(RenderJob job, Path folder) {
    Format format = exported(job);
    return folder.resolve(
        format == job.format() ? job.displayName() : job.displayName() + "." + format.extension());
  }

  /** What is said of a format that is made of another one is not for OpenSCAD. */
  private ExportOptions options(RenderJob job) {
    return exported(job) == job.format() ? job.options() : ExportOptions.NONE;
  }

  /** What the engine has no writer for is made of what it has. */
  Format exported(RenderJob job) {
    return job.format() == Format.THREE_MF && !openscad.exports(Format.THREE_MF)
        ? Format.OFF
        : job.format();
  }

  /** The time by the clock that stamps files. */
  private static FileTime now(Path folder) throws IOException {
    Path probe = Files.createFile(folder.resolve("now"));
    try {
      return Files.getLastModifiedTime(probe);
    } finally {
      Files.delete(probe);
    }
  }
}
