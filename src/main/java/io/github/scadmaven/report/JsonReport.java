package io.github.scadmaven.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.scadmaven.file.WholeFile;
import io.github.scadmaven.openscad.Diagnostic;
import io.github.scadmaven.render.RenderReport;
import io.github.scadmaven.render.RenderResult;
import io.github.scadmaven.render.RenderResult.Cancelled;
import io.github.scadmaven.render.RenderResult.Failed;
import io.github.scadmaven.render.RenderResult.Rendered;
import io.github.scadmaven.render.RenderResult.Restored;
import io.github.scadmaven.render.RenderResult.UpToDate;
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

  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonReport() {}

  /**
   * Writes the report.
   *
   * @param report the outcome
   * @param project the folder that paths in it are relative to
   * @param file where to write it
   */
  public static void write(RenderReport report, Path project, Path file) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("openscad", report.openscad());
    root.put("threads", report.threads());
    root.put("seconds", rounded(report.seconds()));
    ArrayNode models = root.putArray("models");
    ProjectPaths paths = new ProjectPaths(project);
    report.results().forEach(result -> addModel(models.addObject(), result, paths));
    WholeFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
  }

  private static void addModel(ObjectNode model, RenderResult result, ProjectPaths paths) {
    model.put("name", result.job().model());
    model.put("output", paths.show(result.job().output()));
    model.put("status", status(result));
    model.put("seconds", rounded(result.seconds()));
    if (result instanceof Rendered rendered && rendered.peakBytes() != null) {
      model.put("peakMemory", rendered.peakBytes());
    }
    ArrayNode messages = model.putArray("messages");
    allMessages(result).forEach(message -> addMessage(messages.addObject(), message, paths));
  }

  private static void addMessage(ObjectNode node, Diagnostic message, ProjectPaths paths) {
    node.put("severity", message.severity().label());
    node.put("text", message.text());
    if (message.file() != null) {
      node.put("file", paths.show(message.file()));
    }
    if (message.line() > 0) {
      node.put("line", message.line());
    }
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
