package io.github.scadmaven.mojo;

import io.github.scadmaven.plan.RenderJob;
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

  LogListener(Log log, ConsoleReport report) {
    this.log = log;
    this.report = report;
  }

  @Override
  public void ended(RenderResult result, int ended, int all) {
    report.ended(result, ended, all).forEach(this::write);
  }

  @Override
  public void stillRunning(RenderJob job, Duration running) {
    write(report.stillRunning(job, running));
  }

  void write(Line line) {
    switch (line.level()) {
      case DEBUG -> log.debug(line.text());
      case INFO -> log.info(line.text());
      case WARN -> log.warn(line.text());
      case ERROR -> log.error(line.text());
    }
  }
}
