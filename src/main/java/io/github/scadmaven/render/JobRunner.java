package io.github.scadmaven.render;

import io.github.scadmaven.cache.Blob;
import io.github.scadmaven.file.Folders;
import io.github.scadmaven.file.IoProblem;
import io.github.scadmaven.file.WholeFile;
import io.github.scadmaven.mesh.OffFile;
import io.github.scadmaven.mesh.StlFile;
import io.github.scadmaven.mesh.ThreeMfFile;
import io.github.scadmaven.openscad.Diagnostic;
import io.github.scadmaven.openscad.Format;
import io.github.scadmaven.openscad.OpenScad;
import io.github.scadmaven.openscad.Strictness;
import io.github.scadmaven.openscad.Verdict;
import io.github.scadmaven.plan.RenderJob;
import io.github.scadmaven.process.Exit;
import io.github.scadmaven.render.OpenScadRun.Attempt;
import io.github.scadmaven.render.RenderResult.Cancelled;
import io.github.scadmaven.render.RenderResult.Failed;
import io.github.scadmaven.render.RenderResult.Rendered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
  private final OpenScadRun openScadRun;
  private final UnusedVariables unusedVariables = new UnusedVariables();

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
    this.openScadRun = new OpenScadRun(openscad, turns);
  }

  /**
   * Does jobs, in one run of OpenSCAD if there are several.
   *
   * @param jobs a job, or several that {@link SharedRuns} says can share a run
   * @return what came of each
   * @throws InterruptedException if this thread is interrupted; nothing is running any more by then
   */
  List<RenderResult> run(List<RenderJob> jobs) throws InterruptedException {
    List<RenderResult> results = new ArrayList<>();
    List<RenderJob> rest = new ArrayList<>();
    for (RenderJob job : jobs) {
      Optional<RenderResult> restored =
          inFolder(
                  List.of(job),
                  folder -> reuse.restore(job, folder, () -> turns.pass(job)).stream().toList())
              .stream()
              .findFirst();
      restored.ifPresentOrElse(results::add, () -> rest.add(job));
    }
    if (rest.size() > 1) {
      List<RenderResult> shared = inFolder(rest, folder -> runTogether(rest, folder));
      results.addAll(shared);
      rest.removeIf(job -> shared.stream().anyMatch(result -> result.job().equals(job)));
    }
    for (RenderJob job : rest) {
      results.addAll(inFolder(List.of(job), folder -> List.of(run(job, folder))));
      turns.pass(job);
    }
    return results;
  }

  /** Something to be done in a temporary folder, and what comes of it. */
  private interface Work {
    List<RenderResult> in(Path folder) throws IOException, InterruptedException;
  }

  private List<RenderResult> inFolder(List<RenderJob> jobs, Work something)
      throws InterruptedException {
    Path folder = null;
    try {
      folder = work.newFolder();
      return something.in(folder);
    } catch (IOException e) {
      jobs.forEach(turns::pass);
      return jobs.stream().map(job -> ioFailure(job, 0, e)).toList();
    } finally {
      deleteQuietly(folder);
    }
  }

  private RenderResult run(RenderJob job, Path folder) throws IOException, InterruptedException {
    Attempt attempt = openScadRun.of(List.of(job), folder);
    try {
      return attempt.exit() instanceof Exit.Stopped
          ? new Cancelled(job)
          : conclude(job, attempt, folder);
    } catch (IOException e) {
      return ioFailure(job, seconds(attempt.elapsed()), e);
    }
  }

  /**
   * Does jobs in one run. It counts for those whose output is good, if it is good for all of them
   * otherwise; what it says of a failure could not be told apart, so those jobs are to be done by
   * themselves.
   */
  private List<RenderResult> runTogether(List<RenderJob> jobs, Path folder)
      throws IOException, InterruptedException {
    Attempt attempt = openScadRun.of(jobs, folder);
    if (attempt.exit() instanceof Exit.Stopped) {
      return jobs.stream().<RenderResult>map(Cancelled::new).toList();
    }
    Optional<RunMessages> said = attempt.said().ofOneOutput(jobs);
    if (said.isEmpty() || openScadRun.isDoubtful(jobs, attempt)) {
      return List.of();
    }
    Attempt one = attempt.ofOneOutput(said.get());
    for (RenderJob job : jobs) {
      if (!judge(job, one, one.said()).isEmpty()) {
        return List.of();
      }
    }
    List<RenderResult> results = new ArrayList<>();
    for (RenderJob job : jobs) {
      try {
        copyLog(jobs.get(0).log(), job.log());
        RenderResult result = conclude(job, one, folder);
        if (result instanceof Rendered) {
          results.add(result);
        }
      } catch (IOException e) {
        results.add(ioFailure(job, seconds(one.elapsed()), e));
      }
    }
    return results;
  }

  private static void copyLog(Path log, Path copy) throws IOException {
    if (!copy.equals(log) && Files.exists(log)) {
      Files.copy(log, copy, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private RenderResult conclude(RenderJob job, Attempt attempt, Path folder) throws IOException {
    double seconds = seconds(attempt.elapsed());
    // What a run that failed has read is not all that the model has.
    RunMessages said =
        attempt.exit().isSuccess()
            ? attempt.said().withMore(unusedVariables.of(job, attempt.said().dependencies()))
            : attempt.said();
    List<Diagnostic> wrong = judge(job, attempt, said);
    Path finished = wrong.isEmpty() ? finish(job, attempt.output(job), folder) : null;
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

  private List<Diagnostic> judge(RenderJob job, Attempt attempt, RunMessages said)
      throws IOException {
    Verdict verdict = new Verdict(job.strictness(), options.allow());
    return verdict.judge(
        attempt.exit(), said.messages(), said.chatter(), attempt.output(job), job.format());
  }

  /**
   * Makes the file that is to be published of a good output; {@code null} if it is none after all.
   */
  private @Nullable Path finish(RenderJob job, Path rendered, Path folder) throws IOException {
    if (openScadRun.exported(job) != job.format()) {
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
