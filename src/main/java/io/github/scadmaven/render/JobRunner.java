package io.github.scadmaven.render;

import io.github.scadmaven.mesh.OffFile;
import io.github.scadmaven.mesh.StlFile;
import io.github.scadmaven.openscad.DependencyFile;
import io.github.scadmaven.openscad.Diagnostic;
import io.github.scadmaven.openscad.Format;
import io.github.scadmaven.openscad.GivenPaths;
import io.github.scadmaven.openscad.Invocation;
import io.github.scadmaven.openscad.MessageFiles;
import io.github.scadmaven.openscad.MessageReader;
import io.github.scadmaven.openscad.OpenScad;
import io.github.scadmaven.openscad.Severity;
import io.github.scadmaven.openscad.SourceLocator;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Does one job: OpenSCAD, verdict, canonical order, and only then the output's place. */
final class JobRunner {

  /**
   * Both quote styles: 2021.01 writes {@code $fn was assigned}, 2025 {@code "$fn" was assigned}.
   */
  private static final Pattern OVERWRITTEN =
      Pattern.compile("^[\"']?(\\$?\\w+)[\"']? was assigned on line \\d+ .*but was overwritten");

  private final OpenScad openscad;
  private final WorkFolder work;
  private final RenderOptions options;

  JobRunner(OpenScad openscad, WorkFolder work, RenderOptions options) {
    this.openscad = openscad;
    this.work = work;
    this.options = options;
  }

  /**
   * Does a job.
   *
   * @throws InterruptedException if this thread is interrupted; nothing is running any more by then
   */
  RenderResult run(RenderJob job) throws InterruptedException {
    long start = System.nanoTime();
    try {
      Path folder = Files.createTempDirectory(work.path(), "render");
      Attempt attempt = attempt(job, folder);
      double seconds = (System.nanoTime() - start) / 1e9;
      if (attempt.exit() instanceof Exit.Stopped) {
        return new Cancelled(job);
      }
      List<Diagnostic> wrong = judge(job, attempt);
      if (wrong.isEmpty()) {
        publish(job, attempt.output(), folder);
        return new Rendered(job, seconds, attempt.messages(), attempt.chatter());
      }
      return new Failed(
          job,
          seconds,
          attempt.messages(),
          attempt.chatter(),
          withEarlierOutputRemoved(job, wrong));
    } catch (IOException e) {
      return ioFailure(job, (System.nanoTime() - start) / 1e9, e);
    }
  }

  /** One run of OpenSCAD, and what is to be known of it. */
  private record Attempt(
      Exit exit,
      Path output,
      List<Path> dependencies,
      List<Diagnostic> messages,
      List<String> chatter) {

    Attempt withTexts(UnaryOperator<String> change) {
      List<Diagnostic> changed =
          messages.stream()
              .map(m -> new Diagnostic(m.severity(), change.apply(m.text()), m.file(), m.line()))
              .toList();
      return new Attempt(exit, output, dependencies, changed, chatter);
    }
  }

  private Attempt attempt(RenderJob job, Path folder) throws IOException, InterruptedException {
    Stub stub = job.stub();
    if (stub != null) {
      StubWriter.keep(stub);
    }
    if (stub == null) {
      return export(job, folder, job.source(), null, job.sourceFolder());
    }
    if (!openscad.importsBesideMainFile() || !openscad.readsPipe()) {
      return export(job, folder, stub.file(), null, stub.folder());
    }
    Attempt first = pipe(job, stub, folder, job.sourceFolder());
    Optional<ImportFolder> imports =
        ImportFolder.forMissingImports(
            first.messages(),
            first.dependencies(),
            new SourceLocator(first.dependencies(), job.source()),
            job.sourceFolder(),
            folder.resolve("imports"));
    if (imports.isEmpty()) {
      return first;
    }
    return pipe(job, stub, folder, imports.get().path())
        .withTexts(imports.get()::withPathsPeopleKnow);
  }

  private Attempt pipe(RenderJob job, Stub stub, Path folder, Path workingFolder)
      throws IOException, InterruptedException {
    Path piped = folder.resolve("stub.scad");
    StubWriter.write(stub, workingFolder, piped);
    return export(job, folder, null, piped, workingFolder);
  }

  private Attempt export(
      RenderJob job, Path folder, @Nullable Path main, @Nullable Path piped, Path workingFolder)
      throws IOException, InterruptedException {
    Stub stub = job.stub();
    Path output = folder.resolve(job.output().getFileName());
    Files.deleteIfExists(output);
    Path dependencyFile = folder.resolve("dependencies.d");
    Exit exit =
        openscad.export(
            new Invocation(
                main,
                piped,
                workingFolder,
                output,
                job.format(),
                dependencyFile,
                job.log(),
                stub == null ? Map.of() : stub.variables(),
                job.timeout()));
    if (exit instanceof Exit.Stopped) {
      return new Attempt(exit, output, List.of(), List.of(), List.of());
    }
    List<Path> dependencies = DependencyFile.read(dependencyFile, workingFolder);
    Path stubFile = stub == null ? null : stub.file();
    MessageFiles files = new MessageFiles(workingFolder, stubFile, dependencies);
    GivenPaths paths = GivenPaths.around(job.sourceFolder());
    MessageReader reader = new MessageReader(name -> paths.asGiven(files.apply(name)));
    reader.read(job.log());
    if (job.format().holdsMessages()) {
      reader.read(output);
    }
    SourceLocator locator =
        new SourceLocator(dependencies.stream().map(paths::asGiven).toList(), job.source());
    List<Diagnostic> messages =
        reader.messages().stream()
            .filter(message -> !isAboutOwnVariable(stub, message))
            .map(message -> MissingModule.explain(message, job, dependencies))
            .map(locator::locate)
            .toList();
    return new Attempt(exit, output, dependencies, messages, reader.chatter());
  }

  private List<Diagnostic> judge(RenderJob job, Attempt attempt) throws IOException {
    Verdict verdict = new Verdict(job.strictness(), options.allow());
    return verdict.judge(
        attempt.exit(), attempt.messages(), attempt.chatter(), attempt.output(), job.format());
  }

  private void publish(RenderJob job, Path rendered, Path folder) throws IOException {
    Path finished = rendered;
    if (options.reproducible()) {
      Path sorted = folder.resolve("sorted." + job.format().extension());
      boolean isSorted =
          job.format().isStl()
              ? StlFile.copySorted(rendered, sorted)
              : job.format() == Format.OFF && OffFile.copySorted(rendered, sorted);
      if (isSorted) {
        finished = sorted;
      }
    }
    OutputFile.publish(finished, job.output(), work);
  }

  /** What the machine refuses fails this model, not the others: a full disk, a read-only folder. */
  private static RenderResult ioFailure(RenderJob job, double seconds, IOException e) {
    String sentence = "%s can't be written: %s".formatted(job.displayName(), describe(e));
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
          "an earlier %s can't be removed: %s".formatted(job.displayName(), describe(e));
      return Stream.concat(reasons.stream(), Stream.of(Diagnostic.error(sentence))).toList();
    }
  }

  private static String describe(IOException e) {
    return e.getClass().getSimpleName().replace("Exception", "") + ": " + e.getMessage();
  }

  /**
   * Our own definitions win over every assignment, by {@code -D}; that another assignment lost is
   * no news.
   */
  private static boolean isAboutOwnVariable(@Nullable Stub stub, Diagnostic message) {
    if (stub == null || message.severity() != Severity.WARNING) {
      return false;
    }
    Matcher overwritten = OVERWRITTEN.matcher(message.text());
    return overwritten.find() && stub.variables().containsKey(overwritten.group(1));
  }
}
