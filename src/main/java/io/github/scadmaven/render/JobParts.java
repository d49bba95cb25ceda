package io.github.scadmaven.render;

import io.github.scadmaven.cache.FileHashes;
import io.github.scadmaven.cache.PathNames;
import io.github.scadmaven.openscad.OpenScad;
import io.github.scadmaven.openscad.Value;
import io.github.scadmaven.plan.RenderJob;
import io.github.scadmaven.plan.Stub;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Lists what is known of a render before it begins and can change what comes of it, in words that
 * are the same on every machine.
 */
final class JobParts {

  /**
   * To be counted up whenever this plugin writes other bytes for the same output of OpenSCAD, or
   * judges it otherwise: what is known from earlier builds is not judged again.
   */
  private static final String OUTPUT_FORMAT = "2";

  private final RenderOptions options;
  private final PathNames names;
  private final FileHashes hashes;
  private final Map<OpenScad, String> openScads = new ConcurrentHashMap<>();
  private final String allowed;

  JobParts(RenderOptions options, PathNames names, FileHashes hashes) {
    this.options = options;
    this.names = names;
    this.hashes = hashes;
    this.allowed = String.join("\n", options.allow().stream().map(Pattern::pattern).toList());
  }

  /**
   * Lists the parts.
   *
   * @param job the render
   * @param openscad what renders it
   * @return values by what they are, in a fixed order
   * @throws IOException if the OpenSCAD can't be read
   */
  Map<String, String> of(RenderJob job, OpenScad openscad) throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("plugin", OUTPUT_FORMAT);
    parts.put("openscad", identity(openscad));
    parts.put("format", job.format().suffix());
    parts.put("backend", job.backend() == null ? "default" : job.backend().option());
    parts.put("strictness", job.strictness().name());
    parts.put("allow", allowed);
    parts.put("reproducible", Boolean.toString(options.reproducible()));
    parts.put("source", names.name(job.source()));
    if (job.options().picture() != null) {
      parts.put("picture", job.options().picture().toString());
    }
    if (!job.options().settings().isEmpty()) {
      parts.put("export", job.options().settings().toString());
    }
    Stub stub = job.stub();
    if (stub != null) {
      parts.put("variables", literals(stub.variables()));
      parts.put("call", String.valueOf(stub.call()));
    }
    return parts;
  }

  private static String literals(Map<String, Value> variables) {
    return variables.entrySet().stream()
        .map(variable -> variable.getKey() + "=" + variable.getValue().literal())
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private String identity(OpenScad openscad) throws IOException {
    String known = openScads.get(openscad);
    if (known == null) {
      Path file = openscad.identity();
      String launched = openscad.launchedAs();
      known =
          openscad.version()
              + " "
              + hashes.hash(file).orElse(file.toString())
              + (launched.isEmpty() ? "" : " " + launched);
      openScads.put(openscad, known);
    }
    return known;
  }
}
