package io.github.scadmaven.report;

import io.github.scadmaven.openscad.Diagnostic;
import io.github.scadmaven.openscad.Severity;
import io.github.scadmaven.plan.RenderJob;
import io.github.scadmaven.plan.RenderPlan;
import io.github.scadmaven.render.Progress;
import io.github.scadmaven.render.RenderReport;
import io.github.scadmaven.render.RenderResult;
import io.github.scadmaven.render.RenderResult.Cancelled;
import io.github.scadmaven.render.RenderResult.Failed;
import io.github.scadmaven.render.RenderResult.Rendered;
import io.github.scadmaven.report.Line.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;

/** What the build's log says about renders. */
public final class ConsoleReport {

  /** More messages of one render than this are left to its log file. */
  private static final int MOST_MESSAGES = 40;

  /** How many renders the summary lists, the slowest first. */
  private static final int MOST_TIMES = 20;

  /** How many of a failed render's reasons the end of the build repeats. */
  private static final int MOST_REASONS = 3;

  /** Who waits no longer than this, in seconds, need not be told how long. */
  private static final double LEAST_TIME_LEFT = 10;

  private final ProjectPaths paths;

  /**
   * Creates a report.
   *
   * @param project the folder that paths are shown relative to
   */
  public ConsoleReport(Path project) {
    this.paths = new ProjectPaths(project);
  }

  /**
   * Tells what is going to happen.
   *
   * @param plan what is rendered
   * @param openscad what renders it
   * @param threads the most renders at a time
   */
  public Line start(RenderPlan plan, String openscad, int threads) {
    long models = plan.jobs().stream().map(RenderJob::model).distinct().count();
    int files = plan.jobs().size();
    String what = models == 1 ? "1 model" : models + " models";
    if (files != models) {
      what += " to " + files + " files";
    }
    return Line.info(
        "Rendering %s with %s, at most %d at a time".formatted(what, openscad, threads));
  }

  /**
   * Tells of a render that has ended: one line, then its messages as one block.
   *
   * @param result what became of it
   * @param progress how far the plan has come with it
   */
  public List<Line> ended(RenderResult result, Progress progress) {
    String count = "[%d/%d] ".formatted(progress.ended(), progress.all());
    String left = timeLeft(progress.secondsLeft());
    RenderJob job = result.job();
    List<Line> lines = new ArrayList<>();
    if (result instanceof Rendered rendered) {
      lines.add(
          Line.info(count + job.displayName() + " " + Seconds.format(rendered.seconds()) + left));
      addMessages(job, rendered.messages(), lines);
      addChatter(job, rendered.chatter(), lines);
    } else if (result instanceof Failed failed) {
      lines.add(
          new Line(
              Level.ERROR,
              count
                  + job.displayName()
                  + " failed after "
                  + Seconds.format(failed.seconds())
                  + left));
      Set<Diagnostic> reasons = new LinkedHashSet<>(failed.reasons());
      addMessages(
          job, failed.messages().stream().filter(m -> !reasons.contains(m)).toList(), lines);
      addLimited(job, List.copyOf(reasons), reason -> Level.ERROR, lines);
      addChatter(job, failed.chatter(), lines);
    }
    return lines;
  }

  private static String timeLeft(OptionalDouble seconds) {
    return seconds.isPresent() && seconds.getAsDouble() >= LEAST_TIME_LEFT
        ? ", " + Seconds.rough(seconds.getAsDouble()) + " left"
        : "";
  }

  /** Tells of a render that takes long. */
  public Line stillRunning(RenderJob job, Duration running) {
    return Line.info(
        "%s: still rendering, for %d s now".formatted(job.displayName(), running.toSeconds()));
  }

  /** Sums up a run: how long everything took, and what the pool saved. */
  public List<Line> summary(RenderReport report) {
    List<RenderResult> done =
        report.results().stream().filter(result -> !(result instanceof Cancelled)).toList();
    List<Line> lines = new ArrayList<>();
    if (done.size() > 1) {
      lines.add(Line.info("Times:"));
      done.stream()
          .sorted(Comparator.comparingDouble(RenderResult::seconds).reversed())
          .limit(MOST_TIMES)
          .forEach(result -> lines.add(time(result)));
      if (done.size() > MOST_TIMES) {
        lines.add(Line.info("  and %d faster ones".formatted(done.size() - MOST_TIMES)));
      }
    }
    lines.add(Line.info(total(report, done.size())));
    return lines;
  }

  /**
   * Says which renders failed and why; the end of the build's log.
   *
   * @param report a report with failures
   * @param logs the folder of the logs
   */
  public String failure(RenderReport report, Path logs) {
    List<Failed> failures = report.failures();
    StringBuilder text = new StringBuilder();
    text.append("%d of %d renders failed".formatted(failures.size(), report.results().size()));
    if (report.cancelled() > 0) {
      text.append(", %d cancelled".formatted(report.cancelled()));
    }
    text.append(':');
    for (Failed failed : failures) {
      text.append("\n  ").append(failed.job().displayName()).append(": ");
      List<Diagnostic> reasons = failed.reasons();
      text.append(
          String.join("\n    ", reasons.stream().limit(MOST_REASONS).map(paths::show).toList()));
      if (reasons.size() > MOST_REASONS) {
        text.append("\n    and %d more".formatted(reasons.size() - MOST_REASONS));
      }
    }
    return text.append("\nAll that OpenSCAD printed is in ").append(paths.show(logs)).toString();
  }

  private static Line time(RenderResult result) {
    String mark = result instanceof Failed ? "  (failed)" : "";
    return Line.info(
        "%11s  %s%s".formatted(Seconds.format(result.seconds()), result.job().displayName(), mark));
  }

  private static String total(RenderReport report, int done) {
    long good = report.results().stream().filter(Rendered.class::isInstance).count();
    String text =
        "Rendered %d of %d files in %s"
            .formatted(good, report.results().size(), Seconds.format(report.seconds()));
    double saved = report.renderSeconds() - report.seconds();
    if (done > 1 && saved > 0.05) {
      text +=
          "; one after the other they take %s, so the pool of %d saved %s"
              .formatted(
                  Seconds.format(report.renderSeconds()), report.threads(), Seconds.format(saved));
    }
    return text;
  }

  private void addMessages(RenderJob job, List<Diagnostic> messages, List<Line> lines) {
    List<Diagnostic> shown =
        messages.stream().filter(message -> message.severity() != Severity.TRACE).toList();
    addLimited(job, shown, message -> level(message.severity()), lines);
    messages.stream()
        .filter(message -> message.severity() == Severity.TRACE)
        .forEach(message -> addMessage(Level.DEBUG, job, message, lines));
  }

  private void addLimited(
      RenderJob job,
      List<Diagnostic> messages,
      Function<Diagnostic, Level> level,
      List<Line> lines) {
    messages.stream()
        .limit(MOST_MESSAGES)
        .forEach(message -> addMessage(level.apply(message), job, message, lines));
    if (messages.size() > MOST_MESSAGES) {
      lines.add(
          Line.info(
              "%s: %d more messages are in %s"
                  .formatted(
                      job.displayName(), messages.size() - MOST_MESSAGES, paths.show(job.log()))));
    }
  }

  private static void addChatter(RenderJob job, List<String> chatter, List<Line> lines) {
    chatter.forEach(text -> lines.add(new Line(Level.DEBUG, job.displayName() + ": " + text)));
  }

  /** A message may have several lines; each is one of the log, so that it is clear whose it is. */
  private void addMessage(Level level, RenderJob job, Diagnostic message, List<Line> lines) {
    String indent = message.severity() == Severity.ECHO ? "ECHO: " : "";
    for (String line : paths.show(message).split("\n", -1)) {
      lines.add(new Line(level, job.displayName() + ": " + indent + line));
      indent = "  ";
    }
  }

  private static Level level(Severity severity) {
    return switch (severity) {
      case ERROR -> Level.ERROR;
      case WARNING, DEPRECATED, NOTE -> Level.WARN;
      case ECHO -> Level.INFO;
      case TRACE -> Level.DEBUG;
    };
  }
}
