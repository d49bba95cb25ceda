package io.github.scadmaven.mojo;

import io.github.scadmaven.plan.RenderJob;
import io.github.scadmaven.render.Progress;
import io.github.scadmaven.render.RenderListener;
import io.github.scadmaven.render.RenderResult;
import io.github.scadmaven.report.ConsoleReport;
import io.github.scadmaven.report.Line;
import java.time.Duration;
import org.apache.maven.plugin.logging.Log;

/** Writes what happens during a render to Maven's log. */
final class LogListener implements RenderListener {

  private final Log log;
  private final ConsoleReport report;
  private final String prefix;

  /**
   * Creates it.
   *
   * @param log the log
   * @param report says it
   * @param prefix stands before every line; with {@code -T}, nothing else tells modules apart
   */
  LogListener(Log log, ConsoleReport report, String prefix) {
    this.log = log;
    this.report = report;
    this.prefix = prefix;
  }

  @Override
  public void ended(RenderResult result, Progress progress) {
    report.ended(result, progress).forEach(this::write);
  }

  @Override
  public void stillRunning(RenderJob job, Duration running) {
    write(report.stillRunning(job, running));
  }

  @Override
  public void waitsForMemory(RenderJob job, long expectedBytes, long availableBytes) {
    write(report.waitsForMemory(job, expectedBytes, availableBytes));
  }

  @Override
  public void warning(String sentence) {
    write(new Line(Line.Level.WARN, sentence));
  }

  void write(Line line) {
    String text = prefix + line.text();
    switch (line.level()) {
      case DEBUG -> log.debug(text);
      case INFO -> log.info(text);
      case WARN -> log.warn(text);
      case ERROR -> log.error(text);
    }
  }
}
