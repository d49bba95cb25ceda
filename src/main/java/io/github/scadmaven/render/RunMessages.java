package io.github.scadmaven.render;

import io.github.scadmaven.openscad.DependencyFile;
import io.github.scadmaven.openscad.Diagnostic;
import io.github.scadmaven.openscad.GivenPaths;
import io.github.scadmaven.openscad.Invocation;
import io.github.scadmaven.openscad.MessageFiles;
import io.github.scadmaven.openscad.MessageReader;
import io.github.scadmaven.openscad.Severity;
import io.github.scadmaven.openscad.SourceLocator;
import io.github.scadmaven.plan.RenderJob;
import io.github.scadmaven.plan.Stub;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What OpenSCAD said in one run, in terms of the files and models that people know.
 *
 * @param messages the messages, in its order
 * @param chatter what else it printed
 * @param dependencies the files that it read, and the imports that it missed
 */
record RunMessages(List<Diagnostic> messages, List<String> chatter, List<Path> dependencies) {

  /** What a run says that was never started. */
  static final RunMessages NONE = new RunMessages(List.of(), List.of(), List.of());

  /**
   * Both quote styles: 2021.01 writes {@code $fn was assigned}, 2025 {@code "$fn" was assigned}.
   */
  private static final Pattern OVERWRITTEN =
      Pattern.compile("^[\"']?(\\$?\\w+)[\"']? was assigned on line \\d+ .*but was overwritten");

  /**
   * Follows an error that says what can't be parsed and where; what was piped is nothing that
   * people know.
   */
  private static final Pattern ABOUT_PIPE = Pattern.compile("Can't parse file '(?:<stdin>|-)'!");

  /** Comment, variables, include and call. */
  private static final int LINES_OF_A_STUB_BESIDE_VARIABLES = 3;

  static RunMessages of(RenderJob job, Invocation invocation, OutOfSight outOfSight)
      throws IOException {
    Path workingFolder = invocation.workingFolder();
    Stub stub = job.stub();
    List<Path> dependencies = DependencyFile.read(invocation.dependencies(), workingFolder);
    MessageFiles files =
        new MessageFiles(workingFolder, stub == null ? null : stub.file(), dependencies);
    GivenPaths paths = GivenPaths.around(job.sourceFolder());
    MessageReader reader = new MessageReader(name -> paths.asGiven(files.apply(name)));
    reader.read(invocation.log());
    if (job.format().holdsMessages()) {
      reader.read(invocation.output());
    }
    SourceLocator locator =
        new SourceLocator(dependencies.stream().map(paths::asGiven).toList(), job.source());
    List<Diagnostic> messages =
        reader.messages().stream()
            .filter(message -> !isAboutOwnVariable(stub, message))
            .filter(message -> !ABOUT_PIPE.matcher(message.text()).matches())
            .map(message -> withOutputPeopleKnow(message, invocation.output(), job))
            .map(message -> MissingModule.explain(message, job, dependencies))
            .map(message -> UnknownArgument.explain(message, job, dependencies))
            .map(message -> withoutPlaceBeyondStub(message, job))
            .map(locator::locate)
            .map(outOfSight::explain)
            .toList();
    return new RunMessages(messages, reader.chatter(), dependencies);
  }

  /** Adds messages that are not OpenSCAD's own. */
  RunMessages withMore(List<Diagnostic> more) {
    return more.isEmpty()
        ? this
        : new RunMessages(
            Stream.concat(messages.stream(), more.stream()).toList(), chatter, dependencies);
  }

  /**
   * Returns what a run said of one of its outputs: it evaluates the model anew for each, and says
   * everything as often.
   *
   * @param jobs the jobs that it did
   * @return that, without their stubs among the files; empty if it did not say the same of all
   * @throws IOException if a stub is gone
   */
  Optional<RunMessages> ofOneOutput(List<RenderJob> jobs) throws IOException {
    if (messages.size() % jobs.size() != 0) {
      return Optional.empty();
    }
    int each = messages.size() / jobs.size();
    List<Diagnostic> one = messages.subList(0, each);
    for (int i = 1; i < jobs.size(); i++) {
      if (!messages.subList(i * each, (i + 1) * each).equals(one)) {
        return Optional.empty();
      }
    }
    List<Path> files = new ArrayList<>(dependencies);
    for (RenderJob job : jobs) {
      if (job.stub() != null) {
        files.removeAll(List.of(job.stub().file(), job.stub().file().toRealPath()));
      }
    }
    return Optional.of(new RunMessages(one, chatter, files));
  }

  RunMessages withTexts(UnaryOperator<String> change) {
    List<Diagnostic> changed =
        messages.stream()
            .map(m -> new Diagnostic(m.severity(), change.apply(m.text()), m.file(), m.line()))
            .toList();
    return new RunMessages(changed, chatter, dependencies);
  }

  /**
   * Adds what an earlier run of the same render read. Links that the plugin made for this one lead
   * to what the project calls these files.
   */
  RunMessages withMoreDependencies(RunMessages earlier) {
    Set<Path> all = new LinkedHashSet<>(earlier.dependencies());
    for (Path dependency : dependencies) {
      try {
        all.add(dependency.toRealPath());
      } catch (IOException e) {
        all.add(dependency); // missing, as it may be in what -d names
      }
    }
    return new RunMessages(messages, chatter, List.copyOf(all));
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

  /** OpenSCAD writes to a temporary file, which is gone when people read of it. */
  private static Diagnostic withOutputPeopleKnow(
      Diagnostic message, Path temporary, RenderJob job) {
    return new Diagnostic(
        message.severity(),
        message.text().replace(temporary.toString(), job.displayName()),
        message.file(),
        message.line());
  }

  /**
   * Of a file that ends in the middle of a statement OpenSCAD says that the error is in the file
   * that includes it, 2021.01 at a line which that one does not have. A stub itself has none.
   */
  private static Diagnostic withoutPlaceBeyondStub(Diagnostic message, RenderJob job) {
    Stub stub = job.stub();
    boolean beyond =
        stub != null
            && stub.file().equals(message.file())
            && (message.text().startsWith("Parser error")
                || message.line() > stub.variables().size() + LINES_OF_A_STUB_BESIDE_VARIABLES);
    return beyond
        ? new Diagnostic(
            message.severity(),
            message.text() + " at the end of this file or of one that it includes",
            job.source(),
            0)
        : message;
  }
}
