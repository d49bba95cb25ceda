package io.github.scadmaven.plan;

import io.github.scadmaven.config.ConfigException;
import io.github.scadmaven.config.ModelConfig;
import io.github.scadmaven.config.ModelConfig.Source;
import io.github.scadmaven.config.Position;
import io.github.scadmaven.config.RenderConfig;
import io.github.scadmaven.openscad.Format;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns models into jobs. */
final class Planner {

  private final RenderConfig config;
  private final Layout layout;

  /** The model that each output belongs to, by {@link #fileKey}. */
  private final Map<String, ModelConfig> owners = new HashMap<>();

  Planner(RenderConfig config, Layout layout) {
    this.config = config;
    this.layout = layout;
  }

  List<RenderJob> jobs() throws ConfigException {
    List<Target> targets = new ArrayList<>();
    for (ModelConfig model : config.models()) {
      for (Format format : model.formats()) {
        Target target = new Target(model, format);
        claim(target);
        targets.add(target);
      }
    }
    Map<String, Integer> uses = countNames(targets);
    List<RenderJob> jobs = new ArrayList<>();
    for (Target target : targets) {
      boolean nameIsEnough = uses.getOrDefault(fileKey(target.model().name()), 0) == 1;
      jobs.add(job(target, nameIsEnough ? target.model().name() : target.fileName()));
    }
    return jobs;
  }

  private void claim(Target target) throws ConfigException {
    ModelConfig other = owners.put(fileKey(target.fileName()), target.model());
    if (target.model().equals(other)) {
      throw new ConfigException(
          other.position(),
          "model %s writes %s twice; two of its suffixes make the same file"
              .formatted(other.name(), target.fileName()));
    }
    if (other != null) {
      throw new ConfigException(
          target.model().position(),
          "model %s writes %s, and so does model %s at %s (upper and lower case count as one); give one of them another name:"
              .formatted(target.model().name(), target.fileName(), other.name(), other.position()));
    }
  }

  /**
   * How many files would be called by a name: a stub or log can go by the model's name only if
   * nothing else does.
   */
  private static Map<String, Integer> countNames(List<Target> targets) {
    Map<String, Integer> uses = new HashMap<>();
    for (Target target : targets) {
      uses.merge(fileKey(target.model().name()), 1, Integer::sum);
      uses.merge(fileKey(target.fileName()), 1, Integer::sum);
    }
    return uses;
  }

  private RenderJob job(Target target, String stem) throws ConfigException {
    ModelConfig model = target.model();
    try {
      return new RenderJob(
          model.name(),
          target.format(),
          stub(model, layout.stubs().resolve(stem + ".scad")),
          sourceFile(model),
          model.source() instanceof Source.Module module ? module.identifier() : null,
          layout.outputs().resolve(target.fileName()),
          layout.logs().resolve(stem + ".log"),
          model.strictness() != null ? model.strictness() : config.strictness(),
          model.timeout() != null ? model.timeout() : config.timeout());
    } catch (InvalidPathException e) {
      throw new ConfigException(
          model.position(),
          "name: \"%s\" can't be a file name on this system (%s); for names that are not plain ASCII run Maven in a UTF-8 locale, such as LC_ALL=C.UTF-8"
              .formatted(model.name(), e.getReason()));
    }
  }

  private @Nullable Stub stub(ModelConfig model, Path file) throws ConfigException {
    Map<String, String> variables = new LinkedHashMap<>();
    String call = null;
    if (model.source() instanceof Source.Module module) {
      int quality = model.quality() != null ? model.quality() : config.quality();
      variables.put("batch_rendering", "true");
      variables.put("$fn", Integer.toString(quality));
      call = module.identifier() + "()";
    } else if (model.quality() != null) {
      variables.put("$fn", Integer.toString(model.quality()));
    } else {
      return null; // a whole file is rendered as it is
    }
    Path include = sourceFile(model);
    checkIncludable(include, model.position());
    String comment = model.name() + " from " + config.source();
    return new Stub(file, comment, variables, include, call);
  }

  private Path sourceFile(ModelConfig model) {
    return model.source() instanceof Source.ScadFile scadFile
        ? scadFile.path()
        : Objects.requireNonNull(config.scadFile());
  }

  private static void checkIncludable(Path file, Position position) throws ConfigException {
    if (file.toString().chars().anyMatch(c -> c == '>' || c == '\t' || c == '\n' || c == '\r')) {
      throw new ConfigException(
          position,
          "OpenSCAD can't include %s: the path must not hold >, a tab or a line break; rename it"
              .formatted(file.toString().replaceAll("\\s", " ")));
    }
  }

  /** What macOS and Windows take for the same file name. */
  private static String fileKey(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  /** One output file of a model. */
  private record Target(ModelConfig model, Format format) {
    String fileName() {
      return model.name() + "." + format.extension();
    }
  }
}
