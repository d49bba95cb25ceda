package io.github.scadmaven.report;

import io.github.scadmaven.openscad.Diagnostic;
import io.github.scadmaven.openscad.ExportOptions;
import io.github.scadmaven.openscad.Format;
import io.github.scadmaven.openscad.Launcher;
import io.github.scadmaven.openscad.Severity;
import io.github.scadmaven.openscad.Strictness;
import io.github.scadmaven.plan.RenderJob;
import io.github.scadmaven.render.RenderResult.Cancelled;
import io.github.scadmaven.render.RenderResult.Failed;
import io.github.scadmaven.render.RenderResult.Rendered;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Outcomes of renders in a project, for reports to tell of. */
final class Renders {

  static final Path PROJECT = Path.of("project").toAbsolutePath();

  private Renders() {}

  static RenderJob job(String model) {
    Path scad = PROJECT.resolve("target").resolve("scad");
    return new RenderJob(
        model,
        Format.STL,
        null,
        PROJECT.resolve("renderer.scad"),
        model,
        Set.of(),
        Set.of(),
        scad.resolve("outputs").resolve(model + ".stl"),
        scad.resolve("logs").resolve(model + ".stl.log"),
        null,
        Strictness.STANDARD,
        null,
        Launcher.NONE,
        ExportOptions.NONE);
  }

  static Rendered rendered(String model, double seconds, Diagnostic... messages) {
    return new Rendered(job(model), seconds, List.of(messages), List.of());
  }

  static Failed failed(String model, double seconds, Diagnostic... reasons) {
    return new Failed(job(model), seconds, List.of(reasons), List.of(), List.of(reasons));
  }

  static Cancelled cancelled(String model) {
    return new Cancelled(job(model));
  }

  static Diagnostic message(Severity severity, String text) {
    return new Diagnostic(severity, text, null, 0);
  }

  static Diagnostic message(Severity severity, String text, String file, int line) {
    return new Diagnostic(severity, text, PROJECT.resolve(file), line);
  }
}
