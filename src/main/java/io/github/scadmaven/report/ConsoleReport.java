package io.github.scadmaven.report;

import io.github.scadmaven.openscad.Diagnostic;
import io.github.scadmaven.openscad.Severity;
import io.github.scadmaven.plan.RenderJob;
import io.github.scadmaven.plan.RenderPlan;
import io.github.scadmaven.render.PlanPreview;
import io.github.scadmaven.render.PlanPreview.Deed;
import io.github.scadmaven.render.Progress;
import io.github.scadmaven.render.RenderReport;
import io.github.scadmaven.render.RenderResult;
import io.github.scadmaven.render.RenderResult.Failed;
import io.github.scadmaven.render.RenderResult.Rendered;
import io.github.scadmaven.render.RenderResult.Restored;
import io.github.scadmaven.render.RenderResult.UpToDate;
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
   * Says what would be done.
   *
   * @param preview what would become of each model
   * @param openscad what would render
   */
  public List<Line> plan(PlanPreview preview, String openscad) {
    List<Line> lines = new ArrayList<>();
    preview.jobs().forEach(expected -> lines.add(expected(expected)));
    preview.removed().forEach(path -> lines.add(Line.info("  delete   " + paths.show(path))));
    lines.add(
        Line.info(
            "Would render %d of %d files with %s, restore %d, and leave %d alone"
                .formatted(
                    count(preview, Deed.RENDER),
                    preview.jobs().size(),
                    openscad,
                    count(preview, Deed.RESTORE),
                    count(preview, Deed.NOTHING))));
    if (count(preview, Deed.RENDER) > 0) {
      lines.add(Line.info(expectedTime(preview)));
    }
    return lines;
  }

  private static Line expected(PlanPreview.Expected expected) {
    String name = expected.job().displayName();
    return switch (expected.deed()) {
      case NOTHING -> Line.info("  leave    " + name);
      case RESTORE -> Line.info("  restore  %s (%s)".formatted(name, expected.reason()));
      case RENDER -> {
        OptionalDouble seconds = expected.seconds();
        String time = seconds.isPresent() ? ", " + Seconds.format(seconds.getAsDouble()) : "";
        yield Line.info("  render   %s (%s%s)".formatted(name, expected.reason(), time));
      }
    };
  }

  private static long count(PlanPreview preview, Deed deed) {
    return preview.jobs().stream().filter(expected -> expected.deed() == deed).count();
  }

  private static String expectedTime(PlanPreview preview) {
    long unknown =
        preview.jobs().stream()
            .filter(expected -> expected.deed() == Deed.RENDER && expected.seconds().isEmpty())
            .count();
    if (unknown == count(preview, Deed.RENDER)) {
      return "How long that takes is not known, since nothing of it was ever rendered";
    }
    String text =
        "Expected time, with %d at a time: %s"
            .formatted(preview.threads(), Seconds.format(preview.seconds()));
    return unknown == 0
        ? text
        : text + "; %d of them were never rendered, and count the median".formatted(unknown);
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
    } else if (result instanceof UpToDate) {
      lines.add(new Line(Level.DEBUG, count + job.displayName() + " is up to date"));
      addMessages(job, result.messages(), lines);
    } else if (result instanceof Restored) {
      lines.add(Line.info(count + job.displayName() + " restored" + left));
      addMessages(job, result.messages(), lines);
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

  /** Returns a path as it is shown in the log. */
  public String path(Path file) {
    return paths.show(file);
  }

  /** Tells of a render that takes long. */
  public Line stillRunning(RenderJob job, Duration running) {
    return Line.info(
        "%s: still rendering, for %d s now".formatted(job.displayName(), running.toSeconds()));
  }

  /**
   * Tells of the first render that has to wait for memory.
   *
   * @param job the render
   * @param expectedBytes what it took the last time; 0 if that is not known, and those that run
   *     take more than there is
   * @param availableBytes what all renders may take together
   */
  public Line waitsForMemory(RenderJob job, long expectedBytes, long availableBytes) {
    String why =
        expectedBytes > 0
            ? "it took %s of memory the last time".formatted(Bytes.format(expectedBytes))
            : "they need more memory than there is";
    return Line.info(
        "%s: waits for others to end: %s, and all that run may take %s (said of the first that waits only)"
            .formatted(job.displayName(), why, Bytes.format(availableBytes)));
  }

  /** Sums up a run: how long everything took, and what the pool saved. */
  public List<Line> summary(RenderReport report) {
    List<RenderResult> done =
        report.results().stream()
            .filter(result -> result instanceof Rendered || result instanceof Failed)
            .toList();
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
    long restored = report.results().stream().filter(Restored.class::isInstance).count();
    long upToDate = report.results().stream().filter(UpToDate.class::isInstance).count();
    if (restored > 0) {
      text += "; %d restored from the cache".formatted(restored);
    }
    if (upToDate > 0) {
      text += "; %d up to date".formatted(upToDate);
    }
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
