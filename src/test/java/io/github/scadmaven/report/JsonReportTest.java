package io.github.scadmaven.report;

import static io.github.scadmaven.report.Renders.cancelled;
import static io.github.scadmaven.report.Renders.job;
import static io.github.scadmaven.report.Renders.message;
import static io.github.scadmaven.report.Renders.rendered;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.scadmaven.openscad.Diagnostic;
import io.github.scadmaven.openscad.Severity;
import io.github.scadmaven.render.RenderReport;
import io.github.scadmaven.render.RenderResult;
import io.github.scadmaven.render.RenderResult.Failed;
import io.github.scadmaven.render.RenderResult.Rendered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report for programs has exactly the documented form. */
class JsonReportTest {

  @TempDir private Path folder;

  @Test
  void everyOutcomeIsReported() throws IOException {
    Diagnostic echo = message(Severity.ECHO, "\"größe\"");
    Diagnostic missing =
        message(Severity.WARNING, "Ignoring unknown module 'foo'", "parts/hub.scad", 2);
    Diagnostic noFile = Diagnostic.error("OpenSCAD ended with exit code 0 but wrote no file");
    Failed hub =
        new Failed(
            job("hub"),
            1.23456,
            List.of(echo, missing),
            List.of("chatter"),
            List.of(missing, noFile));

    Rendered wheel = new Rendered(job("wheel"), 4, List.of(), List.of(), 412_000_000L);

    assertThat(write(2.0004, wheel, hub, cancelled("axle")))
        .isEqualToNormalizingNewlines(
            """
            {
              "openscad" : "OpenSCAD 2021.01 (/usr/bin/openscad)",
              "threads" : 4,
              "seconds" : 2.0,
              "models" : [ {
                "name" : "wheel",
                "output" : "target/scad/outputs/wheel.stl",
                "status" : "rendered",
                "seconds" : 4.0,
                "peakMemory" : 412000000,
                "messages" : [ ]
              }, {
                "name" : "hub",
                "output" : "target/scad/outputs/hub.stl",
                "status" : "failed",
                "seconds" : 1.235,
                "messages" : [ {
                  "severity" : "echo",
                  "text" : "\\"größe\\""
                }, {
                  "severity" : "warning",
                  "text" : "Ignoring unknown module 'foo'",
                  "file" : "parts/hub.scad",
                  "line" : 2
                }, {
                  "severity" : "error",
                  "text" : "OpenSCAD ended with exit code 0 but wrote no file"
                } ]
              }, {
                "name" : "axle",
                "output" : "target/scad/outputs/axle.stl",
                "status" : "cancelled",
                "seconds" : 0.0,
                "messages" : [ ]
              } ]
            }""");
  }

  @Test
  void memoryThatIsNotKnownIsLeftOut() throws IOException {
    assertThat(parse(rendered("wheel", 1)).at("/models/0").has("peakMemory")).isFalse();
  }

  @Test
  void filesOutsideTheProjectAreAbsolute() throws IOException {
    Path library = Renders.PROJECT.resolveSibling("lib").resolve("a.scad");
    Diagnostic outside = new Diagnostic(Severity.WARNING, "x", library, 0);

    JsonNode message = parse(rendered("wheel", 1, outside)).at("/models/0/messages/0");

    assertThat(message.get("file").asText()).isEqualTo(library.toString().replace('\\', '/'));
    assertThat(message.has("line")).isFalse();
  }

  @Test
  void anyTextSurvives() throws IOException {
    String text = "\"\\\u0001\n</script>\uD83D\uDEE0\uFFFD";

    assertThat(
            parse(rendered("wheel", 1, message(Severity.ECHO, text)))
                .at("/models/0/messages/0/text")
                .asText())
        .isEqualTo(text);
  }

  @Test
  void withoutModelsTheListIsEmpty() throws IOException {
    assertThat(parse().get("models")).isEmpty();
  }

  private JsonNode parse(RenderResult... results) throws IOException {
    return new ObjectMapper().readTree(write(1, results));
  }

  private String write(double seconds, RenderResult... results) throws IOException {
    Path file = folder.resolve("render.json");
    RenderReport report =
        new RenderReport(
            List.of(results), List.of(), "OpenSCAD 2021.01 (/usr/bin/openscad)", 4, seconds);
    JsonReport.write(report, Renders.PROJECT, file);
    return Files.readString(file);
  }
}
