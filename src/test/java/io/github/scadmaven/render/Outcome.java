package io.github.scadmaven.render;

import io.github.scadmaven.openscad.Diagnostic;
import io.github.scadmaven.openscad.Severity;
import java.nio.file.Path;
import java.util.List;

/**
 * What became of a project's models, as people read it.
 *
 * @param report the report
 * @param folder the project's folder, which paths are relative to
 */
record Outcome(RenderReport report, Path folder) {

  RenderResult of(String model) {
    return report.results().stream()
        .filter(result -> result.job().model().equals(model))
        .findFirst()
        .orElseThrow();
  }

  boolean isRendered(String model) {
    return of(model) instanceof RenderResult.Rendered;
  }

  /** What is held against a model; nothing if it was rendered. */
  List<String> reasons(String model) {
    return of(model) instanceof RenderResult.Failed failed
        ? failed.reasons().stream().map(this::withPlace).toList()
        : List.of();
  }

  /** The warnings of a model, held against it or not. */
  List<String> warnings(String model) {
    return of(model).messages().stream()
        .filter(message -> message.severity() == Severity.WARNING)
        .map(this::withPlace)
        .toList();
  }

  /** What a model printed with {@code echo()}. */
  List<String> echoes(String model) {
    return of(model).messages().stream()
        .filter(message -> message.severity() == Severity.ECHO)
        .map(Diagnostic::text)
        .toList();
  }

  /** A message with its place, relative to the project. */
  private String withPlace(Diagnostic message) {
    if (message.file() == null) {
      return message.text();
    }
    String line = message.line() > 0 ? ":" + message.line() : "";
    return folder.relativize(message.file()) + line + ": " + message.text();
  }
}
