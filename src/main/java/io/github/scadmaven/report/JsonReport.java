package io.github.scadmaven.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.scadmaven.file.WholeFile;
import io.github.scadmaven.openscad.Diagnostic;
import io.github.scadmaven.render.RenderReport;
import io.github.scadmaven.render.RenderResult;
import io.github.scadmaven.render.RenderResult.Cancelled;
import io.github.scadmaven.render.RenderResult.Failed;
import io.github.scadmaven.render.RenderResult.Rendered;
import io.github.scadmaven.render.RenderResult.Restored;
import io.github.scadmaven.render.RenderResult.UpToDate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The report for programs, {@code render.json}. Its form is described in the site's page on
 * results; keys may be added, none is removed or changes its meaning.
 */
public final class JsonReport {

  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator json;
  private final ProjectPaths paths;

  private JsonReport(JsonGenerator json, ProjectPaths paths) {
    this.json = json;
    this.paths = paths;
  }

  /**
   * Writes the report.
   *
   * @param report the outcome
   * @param project the folder that paths in it are relative to
   * @param file where to write it
   */
  public static void write(RenderReport report, Path project, Path file) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(text).useDefaultPrettyPrinter()) {
      new JsonReport(json, new ProjectPaths(project)).write(report);
    }
    WholeFile.write(file, text.toByteArray());
  }

  private void write(RenderReport report) throws IOException {
    json.writeStartObject();
    json.writeStringField("openscad", report.openscad());
    json.writeNumberField("threads", report.threads());
    json.writeNumberField("seconds", rounded(report.seconds()));
    json.writeArrayFieldStart("models");
    for (RenderResult result : report.results()) {
      writeModel(result);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeModel(RenderResult result) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", result.job().model());
    json.writeStringField("output", paths.show(result.job().output()));
    json.writeStringField("status", status(result));
    json.writeNumberField("seconds", rounded(result.seconds()));
    if (result instanceof Rendered rendered && rendered.peakBytes() != null) {
      json.writeNumberField("peakMemory", rendered.peakBytes());
    }
    json.writeArrayFieldStart("messages");
    for (Diagnostic message : allMessages(result)) {
      writeMessage(message);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeMessage(Diagnostic message) throws IOException {
    json.writeStartObject();
    json.writeStringField("severity", message.severity().label());
    json.writeStringField("text", message.text());
    if (message.file() != null) {
      json.writeStringField("file", paths.show(message.file()));
    }
    if (message.line() > 0) {
      json.writeNumberField("line", message.line());
    }
    json.writeEndObject();
  }

  /** What OpenSCAD said, and what else was found wrong. */
  private static List<Diagnostic> allMessages(RenderResult result) {
    LinkedHashSet<Diagnostic> messages = new LinkedHashSet<>(result.messages());
    if (result instanceof Failed failed) {
      messages.addAll(failed.reasons());
    }
    return new ArrayList<>(messages);
  }

  private static String status(RenderResult result) {
    if (result instanceof Rendered) {
      return "rendered";
    }
    if (result instanceof UpToDate) {
      return "upToDate";
    }
    if (result instanceof Restored) {
      return "restored";
    }
    return result instanceof Cancelled ? "cancelled" : "failed";
  }

  private static double rounded(double seconds) {
    return Math.round(seconds * 1000) / 1000.0;
  }
}
