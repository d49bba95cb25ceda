package io.github.scadmaven.render;

import io.github.scadmaven.cache.Blob;
import io.github.scadmaven.file.Folders;
import io.github.scadmaven.file.IoProblem;
import io.github.scadmaven.file.WholeFile;
import io.github.scadmaven.mesh.OffFile;
import io.github.scadmaven.mesh.StlFile;
import io.github.scadmaven.mesh.ThreeMfFile;
import io.github.scadmaven.openscad.Diagnostic;
import io.github.scadmaven.openscad.ExportOptions;
import io.github.scadmaven.openscad.Format;
import io.github.scadmaven.openscad.Invocation;
import io.github.scadmaven.openscad.OpenScad;
import io.github.scadmaven.openscad.SourceLocator;
import io.github.scadmaven.openscad.Strictness;
import io.github.scadmaven.openscad.Verdict;
import io.github.scadmaven.plan.RenderJob;
import io.github.scadmaven.plan.Stub;
import io.github.scadmaven.process.Exit;
import io.github.scadmaven.render.RenderResult.Cancelled;
import io.github.scadmaven.render.RenderResult.Failed;
import io.github.scadmaven.render.RenderResult.Rendered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Does jobs: OpenSCAD, verdict, canonical order, and only then the output's place. */
final class JobRunner {

  private static final List<Diagnostic> CUT_OFF =
      List.of(Diagnostic.error("OpenSCAD ended well, but its STL file is not a whole one"));

  private final OpenScad openscad;
  private final WorkFolder work;
  private final RenderOptions options;
  private final VersionNotes notes;
  private final Turns turns;
  private final Reuse reuse;
  private final OutOfSight outOfSight;

  JobRunner(
      OpenScad openscad,
      WorkFolder work,
      RenderOptions options,
      VersionNotes notes,
      Turns turns,
      Reuse reuse) {
    this.openscad = openscad;
    this.work = work;
    this.options = options;
    this.notes = notes;
    this.turns = turns;
    this.reuse = reuse;
    this.outOfSight = OutOfSight.here(openscad::sees);
  }

  /**
   * Does a job.
   *
   * @throws InterruptedException if this thread is interrupted; nothing is running any more by then
   */
  RenderResult run(RenderJob job) throws InterruptedException {
    Path folder = null;
    try {
      folder = work.newFolder();
      Optional<RenderResult> restored = reuse.restore(job, folder, () -> turns.pass(job));
      return restored.isPresent() ? restored.get() : run(job, folder);
    } catch (IOException e) {
      return ioFailure(job, 0, e);
    } finally {
      turns.pass(job);
      deleteQuietly(folder);
    }
  }

  private RenderResult run(RenderJob job, Path folder) throws IOException, InterruptedException {
    Attempt attempt = attempt(job, folder);
    try {
      return attempt.exit() instanceof Exit.Stopped
          ? new Cancelled(job)
          : conclude(job, attempt, folder);
    } catch (IOException e) {
      return ioFailure(job, seconds(attempt.elapsed()), e);
    }
  }

  private RenderResult conclude(RenderJob job, Attempt attempt, Path folder) throws IOException {
    double seconds = seconds(attempt.elapsed());
    List<Diagnostic> wrong = judge(job, attempt);
    Path finished = wrong.isEmpty() ? finish(job, attempt.output(), folder) : null;
    RunMessages said = attempt.said();
    List<Diagnostic> messages = new ArrayList<>(said.messages());
    messages.addAll(notes.of(job, openscad.version(), said));
    if (finished == null) {
      List<Diagnostic> reasons = withEarlierOutputRemoved(job, wrong.isEmpty() ? CUT_OFF : wrong);
      return new Failed(job, seconds, messages, said.chatter(), reasons);
    }
    // In its place, another build in the same folder may put its own over it at any moment.
    Blob output = Blob.of(finished);
    WholeFile.publish(finished, job.output());
    Rendered rendered = new Rendered(job, seconds, messages, said.chatter(), attempt.peakBytes());
    reuse.remember(rendered, output, said.dependencies(), attempt.started());
    return rendered;
  }

  /**
   * One run of OpenSCAD, and what is to be known of it.
   *
   * @param exit how it ended
   * @param elapsed how long it took
   * @param output what it should have written
   * @param said what it printed
   * @param peakBytes the memory that it took at its peak; {@code null} if it is not known
   * @param started when it began, by the clock that stamps files
   */
  private record Attempt(
      Exit exit,
      Duration elapsed,
      Path output,
      RunMessages said,
      @Nullable Long peakBytes,
      FileTime started) {}

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

  private Attempt attempt(RenderJob job, Path folder) throws IOException, InterruptedException {
    Stub stub = job.stub();
    if (stub == null) {
      return export(job, folder, new Input(job.source(), null, job.sourceFolder(), job.timeout()));
    }
    StubWriter.keep(stub);
    if (!openscad.importsBesideMainFile() || !openscad.readsPipe()) {
      return export(job, folder, new Input(stub.file(), null, stub.folder(), job.timeout()));
    }
    Attempt first = pipe(job, stub, folder, job.sourceFolder(), job.timeout());
    Optional<ImportFolder> imports =
        ImportFolder.forMissingImports(
            first.said().messages(),
            first.said().dependencies(),
            new SourceLocator(first.said().dependencies(), job.source()),
            job.sourceFolder(),
            folder.resolve("imports"));
    return imports.isPresent() && !(first.exit() instanceof Exit.TimedOut)
        ? again(job, stub, folder, imports.get(), first)
        : first;
  }

  /** Both runs together must keep the time limit. */
  private Attempt again(RenderJob job, Stub stub, Path folder, ImportFolder imports, Attempt first)
      throws IOException, InterruptedException {
    Duration limit = job.timeout();
    Duration rest = limit == null ? null : limit.minus(first.elapsed());
    if (rest != null && rest.toMillis() <= 0) {
      rest = Duration.ofMillis(1);
    }
    Attempt second = pipe(job, stub, folder, imports.path(), rest);
    RunMessages said =
        second.said().withTexts(imports::withPathsPeopleKnow).withMoreDependencies(first.said());
    return new Attempt(
        limit != null && second.exit() instanceof Exit.TimedOut
            ? new Exit.TimedOut(limit)
            : second.exit(),
        first.elapsed().plus(second.elapsed()),
        second.output(),
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
      RenderJob job, Stub stub, Path folder, Path workingFolder, @Nullable Duration timeout)
      throws IOException, InterruptedException {
    Path piped = folder.resolve("stub.scad");
    StubWriter.write(stub, workingFolder, piped);
    return export(job, folder, new Input(null, piped, workingFolder, timeout));
  }

  private Attempt export(RenderJob job, Path folder, Input input)
      throws IOException, InterruptedException {
    Stub stub = job.stub();
    Format format = exported(job);
    Path output =
        folder.resolve(
            format == job.format()
                ? job.displayName()
                : job.displayName() + "." + format.extension());
    Files.deleteIfExists(output);
    Invocation invocation =
        new Invocation(
            input.main(),
            input.piped(),
            input.folder(),
            output,
            format,
            job.backend(),
            folder.resolve("dependencies.d"),
            job.log(),
            stub == null ? Map.of() : stub.variables(),
            input.timeout(),
            format == job.format() ? job.options() : ExportOptions.NONE);
    Optional<Turns.Turn> next = turns.take(job);
    if (next.isEmpty()) {
      return new Attempt(
          new Exit.Stopped(),
          Duration.ZERO,
          output,
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
        output,
        RunMessages.of(job, invocation, outOfSight),
        exit.peakBytes(),
        started);
  }

  /** What the engine has no writer for is made of what it has. */
  private Format exported(RenderJob job) {
    return job.format() == Format.THREE_MF && !openscad.exports(Format.THREE_MF)
        ? Format.OFF
        : job.format();
  }

  private List<Diagnostic> judge(RenderJob job, Attempt attempt) throws IOException {
    Verdict verdict = new Verdict(job.strictness(), options.allow());
    RunMessages said = attempt.said();
    return verdict.judge(
        attempt.exit(), said.messages(), said.chatter(), attempt.output(), job.format());
  }

  /**
   * Makes the file that is to be published of a good output; {@code null} if it is none after all.
   */
  private @Nullable Path finish(RenderJob job, Path rendered, Path folder) throws IOException {
    if (exported(job) != job.format()) {
      Path converted = folder.resolve(job.displayName());
      ThreeMfFile.convert(rendered, ThreeMfOptions.of(job.options().settings()), converted);
      return converted;
    }
    if (!options.reproducible()) {
      return rendered;
    }
    Path sorted = folder.resolve("sorted." + job.format().extension());
    boolean isSorted =
        job.format().isStl()
            ? StlFile.copySorted(rendered, sorted)
            : job.format() == Format.OFF && OffFile.copySorted(rendered, sorted);
    boolean isCutOff = !isSorted && job.format().isStl() && job.strictness() != Strictness.LENIENT;
    return isCutOff ? null : isSorted ? sorted : rendered;
  }

  /** What the machine refuses fails this model, not the others: a full disk, a read-only folder. */
  private static RenderResult ioFailure(RenderJob job, double seconds, IOException e) {
    String sentence = "%s can't be written: %s".formatted(job.displayName(), IoProblem.of(e));
    List<Diagnostic> reasons = withEarlierOutputRemoved(job, List.of(Diagnostic.error(sentence)));
    return new Failed(job, seconds, List.of(), List.of(), reasons);
  }

  /** Removes what a failed job wrote earlier; if that fails as well, it is one reason more. */
  private static List<Diagnostic> withEarlierOutputRemoved(
      RenderJob job, List<Diagnostic> reasons) {
    try {
      Files.deleteIfExists(job.output());
      return reasons;
    } catch (IOException e) {
      String sentence =
          "an earlier %s can't be removed: %s".formatted(job.displayName(), IoProblem.of(e));
      return Stream.concat(reasons.stream(), Stream.of(Diagnostic.error(sentence))).toList();
    }
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

  private static double seconds(Duration elapsed) {
    return elapsed.toNanos() / 1e9;
  }

  /** The disk may be full of such folders; what can't be deleted now is with the work folder. */
  private static void deleteQuietly(@Nullable Path folder) {
    if (folder != null) {
      try {
        Folders.delete(folder);
      } catch (IOException e) {
        // the end of the run is the next chance
      }
    }
  }
}
