package io.github.scadmaven.report;

import static io.github.scadmaven.report.Renders.cancelled;
import static io.github.scadmaven.report.Renders.failed;
import static io.github.scadmaven.report.Renders.job;
import static io.github.scadmaven.report.Renders.message;
import static io.github.scadmaven.report.Renders.rendered;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.scadmaven.openscad.Diagnostic;
import io.github.scadmaven.openscad.Severity;
import io.github.scadmaven.render.Progress;
import io.github.scadmaven.render.RenderReport;
import io.github.scadmaven.render.RenderResult;
import io.github.scadmaven.render.RenderResult.Failed;
import io.github.scadmaven.render.RenderResult.Rendered;
import io.github.scadmaven.report.Line.Level;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the build's log says, word for word. */
class ConsoleReportTest {

  private static final Diagnostic ASSERTION =
      message(Severity.ERROR, "Assertion 'false' failed", "parts/wheel.scad", 12);

  private final ConsoleReport console = new ConsoleReport(Renders.PROJECT);

  @Test
  void aRenderedModelIsOneLine() {
    assertThat(console.ended(rendered("wheel", 4.123), progress(3, 12)))
        .containsExactly(new Line(Level.INFO, "[3/12] wheel.stl 4.1 s"));
  }

  @Test
  void itsMessagesFollowAtTheLevelOfTheirSeverityTracesLast() {
    Rendered wheel =
        new Rendered(
            job("wheel"),
            1,
            List.of(
                message(Severity.TRACE, "called by 'm'", "renderer.scad", 3),
                message(Severity.ECHO, "\"teeth\", 12"),
                message(Severity.WARNING, "variable x was assigned twice", "renderer.scad", 4),
                message(Severity.DEPRECATED, "child() will be removed", "renderer.scad", 0),
                message(Severity.ERROR, "allowed")),
            List.of("Geometries in cache: 3"));

    assertThat(console.ended(wheel, progress(1, 1)))
        .containsExactly(
            new Line(Level.INFO, "[1/1] wheel.stl 1.0 s"),
            new Line(Level.INFO, "wheel.stl: ECHO: \"teeth\", 12"),
            new Line(Level.WARN, "wheel.stl: renderer.scad:4: variable x was assigned twice"),
            new Line(Level.WARN, "wheel.stl: renderer.scad: child() will be removed"),
            new Line(Level.ERROR, "wheel.stl: allowed"),
            new Line(Level.DEBUG, "wheel.stl: renderer.scad:3: called by 'm'"),
            new Line(Level.DEBUG, "wheel.stl: Geometries in cache: 3"));
  }

  @Test
  void everyLineOfAMessageIsOneOfTheLogAndSaysWhoseItIs() {
    Rendered wheel =
        rendered(
            "wheel",
            1,
            message(Severity.ECHO, "\"two\nlines\""),
            message(Severity.WARNING, "bad\nword", "renderer.scad", 4));

    assertThat(console.ended(wheel, progress(1, 1)))
        .containsExactly(
            new Line(Level.INFO, "[1/1] wheel.stl 1.0 s"),
            new Line(Level.INFO, "wheel.stl: ECHO: \"two"),
            new Line(Level.INFO, "wheel.stl:   lines\""),
            new Line(Level.WARN, "wheel.stl: renderer.scad:4: bad"),
            new Line(Level.WARN, "wheel.stl:   word"));
  }

  @Test
  void aFailedModelEndsWithItsReasonsEachNamedOnce() {
    Diagnostic missing =
        message(Severity.WARNING, "Ignoring unknown module 'foo'", "renderer.scad", 2);
    Diagnostic empty = Diagnostic.error("OpenSCAD ended with exit code 0 but wrote no file");
    Failed wheel =
        new Failed(
            job("wheel"),
            61.25,
            List.of(missing, message(Severity.ECHO, "1"), missing),
            List.of("Status: NoError"),
            List.of(missing, missing, empty));

    assertThat(console.ended(wheel, progress(2, 12)))
        .containsExactly(
            new Line(Level.ERROR, "[2/12] wheel.stl failed after 61.3 s"),
            new Line(Level.INFO, "wheel.stl: ECHO: 1"),
            new Line(Level.ERROR, "wheel.stl: renderer.scad:2: Ignoring unknown module 'foo'"),
            new Line(Level.ERROR, "wheel.stl: OpenSCAD ended with exit code 0 but wrote no file"),
            new Line(Level.DEBUG, "wheel.stl: Status: NoError"));
  }

  @Test
  void aCancelledModelIsNotSpokenOf() {
    assertThat(console.ended(cancelled("wheel"), progress(1, 2))).isEmpty();
  }

  @Test
  void ofManyMessagesTheFirstAreShownAndTheLogIsNamed() {
    Rendered wheel = rendered("wheel", 1, many(Severity.ECHO, 41));

    List<Line> lines = console.ended(wheel, progress(1, 1));

    assertThat(lines).hasSize(1 + 40 + 1);
    assertThat(lines.get(40)).isEqualTo(new Line(Level.INFO, "wheel.stl: ECHO: number 39"));
    assertThat(lines.get(41))
        .isEqualTo(
            new Line(
                Level.INFO, "wheel.stl: 1 more messages are in target/scad/logs/wheel.stl.log"));
  }

  @Test
  void fortyMessagesAreAllShown() {
    assertThat(console.ended(rendered("wheel", 1, many(Severity.ECHO, 40)), progress(1, 1)))
        .hasSize(41);
  }

  @Test
  void ofManyReasonsTheFirstAreShownAndTheLogIsNamed() {
    List<Line> lines =
        console.ended(failed("wheel", 1, many(Severity.ERROR, 1_000)), progress(1, 1));

    assertThat(lines).hasSize(1 + 40 + 1);
    assertThat(lines.get(40)).isEqualTo(new Line(Level.ERROR, "wheel.stl: number 39"));
    assertThat(lines.get(41))
        .isEqualTo(
            new Line(
                Level.INFO, "wheel.stl: 960 more messages are in target/scad/logs/wheel.stl.log"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "80   | ', 1 min 20 s left'",
        "10   | ', 10 s left'",
        "9.99 | ''",
        "0    | ''",
      })
  void whoHasToWaitIsToldHowLong(double secondsLeft, String told) {
    Progress progress = new Progress(3, 12, OptionalDouble.of(secondsLeft));

    assertThat(console.ended(rendered("wheel", 4.1), progress))
        .containsExactly(new Line(Level.INFO, "[3/12] wheel.stl 4.1 s" + told));
    assertThat(console.ended(failed("wheel", 4.1), progress))
        .containsExactly(new Line(Level.ERROR, "[3/12] wheel.stl failed after 4.1 s" + told));
  }

  @Test
  void aLongRenderIsHeardOf() {
    assertThat(console.stillRunning(job("wheel"), Duration.ofMillis(90_900)))
        .isEqualTo(new Line(Level.INFO, "wheel.stl: still rendering, for 90 s now"));
  }

  @Test
  void aRenderThatWaitsForMemoryIsHeardOf() {
    assertThat(console.waitsForMemory(job("wheel"), 3_500_000_000L, 900L << 20))
        .isEqualTo(
            new Line(
                Level.INFO,
                "wheel.stl: waits for others to end: it took 3.3 GB of memory the last time, and all"
                    + " that run may take 900 MB (said of the first that waits only)"));
    assertThat(console.waitsForMemory(job("wheel"), 0, 900L << 20).text())
        .startsWith("wheel.stl: waits for others to end: they need more memory than there is, and");
  }

  @Test
  void theSummaryOrdersTimesAndSaysWhatThePoolSaved() {
    RenderReport report =
        report(
            8.04,
            rendered("hub", 2),
            failed("wheel", 9.5, ASSERTION),
            cancelled("axle"),
            rendered("frame", 130));

    assertThat(texts(console.summary(report)))
        .containsExactly(
            "Times:",
            " 2 min 10 s  frame.stl",
            "      9.5 s  wheel.stl  (failed)",
            "      2.0 s  hub.stl",
            "Rendered 2 of 4 files in 8.0 s; one after the other they take 2 min 22 s,"
                + " so the pool of 4 saved 2 min 13 s");
    assertThat(console.summary(report)).allMatch(line -> line.level() == Level.INFO);
  }

  @Test
  void theSummaryOfOneModelHasNoTable() {
    assertThat(texts(console.summary(report(2.1, rendered("hub", 2)))))
        .containsExactly("Rendered 1 of 1 files in 2.1 s");
  }

  @Test
  void aPoolThatSavedNothingIsNotPraised() {
    assertThat(texts(console.summary(report(4.2, rendered("hub", 2), rendered("axle", 2)))))
        .last()
        .isEqualTo("Rendered 2 of 2 files in 4.2 s");
  }

  @Test
  void ofManyModelsTheSlowestAreListed() {
    RenderResult[] results =
        IntStream.range(0, 23).mapToObj(i -> rendered("m" + i, i)).toArray(RenderResult[]::new);

    List<String> lines = texts(console.summary(report(300, results)));

    assertThat(lines).hasSize(1 + 20 + 1 + 1);
    assertThat(lines.get(1)).isEqualTo("     22.0 s  m22.stl");
    assertThat(lines.get(20)).isEqualTo("      3.0 s  m3.stl");
    assertThat(lines.get(21)).isEqualTo("  and 3 faster ones");
  }

  @Test
  void theFailureNamesEachFailedModelWithItsFirstReasons() {
    RenderReport report =
        report(
            8,
            failed("wheel", 1, ASSERTION),
            rendered("frame", 1),
            cancelled("axle"),
            failed("hub", 1, many(Severity.ERROR, 5)));

    assertThat(console.failure(report, Renders.PROJECT.resolve("target/scad/logs")))
        .isEqualTo(
            """
            2 of 4 renders failed, 1 cancelled:
              wheel.stl: parts/wheel.scad:12: Assertion 'false' failed
              hub.stl: number 0
                number 1
                number 2
                and 2 more
            All that OpenSCAD printed is in target/scad/logs""");
  }

  @Test
  void withoutCancelledModelsTheFailureDoesNotSpeakOfThem() {
    assertThat(
            console.failure(
                report(1, failed("wheel", 1, ASSERTION)), Renders.PROJECT.resolve("logs")))
        .isEqualTo(
            """
            1 of 1 renders failed:
              wheel.stl: parts/wheel.scad:12: Assertion 'false' failed
            All that OpenSCAD printed is in logs""");
  }

  private static Progress progress(int ended, int all) {
    return new Progress(ended, all, OptionalDouble.empty());
  }

  private static RenderReport report(double seconds, RenderResult... results) {
    return new RenderReport(List.of(results), List.of(), "OpenSCAD 2021.01", 4, seconds);
  }

  private static Diagnostic[] many(Severity severity, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> message(severity, "number " + i))
        .toArray(Diagnostic[]::new);
  }

  private static List<String> texts(List<Line> lines) {
    return lines.stream().map(Line::text).toList();
  }
}
