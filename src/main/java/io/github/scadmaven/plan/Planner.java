package io.github.scadmaven.plan;

import io.github.scadmaven.config.ConfigException;
import io.github.scadmaven.config.ModelConfig;
import io.github.scadmaven.config.ModelConfig.Source;
import io.github.scadmaven.config.RenderConfig;
import io.github.scadmaven.openscad.Format;
import io.github.scadmaven.openscad.Value;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Turns models into jobs. */
final class Planner {

  private final RenderConfig config;
  private final Layout layout;

  /** What writes each output, by {@link #fileKey}. */
  private final Map<String, Target> owners = new HashMap<>();

  Planner(RenderConfig config, Layout layout) {
    this.config = config;
    this.layout = layout;
  }

  List<RenderJob> jobs() throws ConfigException {
    List<Target> targets = new ArrayList<>();
    for (int i = 0; i < config.models().size(); i++) {
      ModelConfig model = config.models().get(i);
      for (Format format : model.formats()) {
        for (Target target : Target.of(i, model, format)) {
          claim(target);
          targets.add(target);
        }
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
    Target other = owners.put(fileKey(target.fileName()), target);
    if (other == null) {
      return;
    }
    ModelConfig model = target.model();
    if (other.index() == target.index()) {
      throw new ConfigException(
          model.position(),
          "suffix: model %s writes %s twice, as %s and as %s; leave one out"
              .formatted(
                  model.name(),
                  target.fileName(),
                  other.format().suffix(),
                  target.format().suffix()));
    }
    throw new ConfigException(
        model.position(),
        "name: model %s writes %s, and so does model %s at %s (upper and lower case count as one); give one of them another name"
            .formatted(
                model.name(), target.fileName(), other.model().name(), other.model().position()));
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
          stub(target, layout.stubs().resolve(stem + ".scad")),
          sourceFile(model),
          model.source() instanceof Source.Module module ? module.identifier() : null,
          model.arguments().keySet(),
          checkedVariables(model),
          layout.outputs().resolve(target.fileName()),
          layout.logs().resolve(stem + ".log"),
          model.backend() != null ? model.backend() : config.backend(),
          model.strictness() != null ? model.strictness() : config.strictness(),
          model.timeout() != null ? model.timeout() : config.timeout(),
          model.launcher() != null ? model.launcher() : config.launcher(),
          model.exports().of(target.format()));
    } catch (InvalidPathException e) {
      throw new ConfigException(
          model.position(),
          "name: \"%s\" can't be a file name on this system (%s); for names that are not plain ASCII run Maven in a UTF-8 locale, such as LC_ALL=C.UTF-8"
              .formatted(model.name(), e.getReason()));
    }
  }

  private @Nullable Stub stub(Target target, Path file) throws ConfigException {
    ModelConfig model = target.model();
    Map<String, Value> variables = new LinkedHashMap<>();
    String call = null;
    Integer quality = model.quality();
    if (model.source() instanceof Source.Module module) {
      variables.put("batch_rendering", new Value.Truth(true));
      quality = quality != null ? quality : Integer.valueOf(config.quality());
      call = module.identifier() + "(" + arguments(model.arguments()) + ")";
    }
    if (quality != null) {
      variables.put("$fn", new Value.Numeral(quality.toString()));
    }
    if (target.frame() != null) {
      variables.put("$t", target.frame().time());
    }
    variables.putAll(model.variables());
    if (call == null && variables.isEmpty()) {
      return null; // a whole file is rendered as it is
    }
    String comment = model.name() + " from " + config.source();
    Stub stub = new Stub(file, comment, variables, sourceFile(model), call);
    if (!stub.isIncludable()) {
      throw new ConfigException(
          model.position(),
          "OpenSCAD can't include %s: the path must not hold >, a tab or a line break; rename it"
              .formatted(stub.include()));
    }
    return stub;
  }

  /** OpenSCAD takes special variables as arguments of every module, without a word. */
  private static Set<String> checkedVariables(ModelConfig model) {
    Set<String> names = new HashSet<>(model.variables().keySet());
    model.arguments().keySet().stream().filter(name -> name.startsWith("$")).forEach(names::add);
    return names;
  }

  private static String arguments(Map<String, Value> arguments) {
    return arguments.entrySet().stream()
        .map(argument -> argument.getKey() + " = " + argument.getValue().literal())
        .collect(Collectors.joining(", "));
  }

  private Path sourceFile(ModelConfig model) {
    return model.source() instanceof Source.ScadFile scadFile
        ? scadFile.path()
        : Objects.requireNonNull(config.scadFile());
  }

  /** What macOS and Windows take for the same file name. */
  private static String fileKey(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC)
        .toUpperCase(Locale.ROOT) // first, for letters with two lower cases, such as sigma
        .toLowerCase(Locale.ROOT);
  }

  /**
   * One output file of the model at an index.
   *
   * @param frame the frame of an animation; {@code null} for a model that isn't one
   */
  private record Target(int index, ModelConfig model, Format format, @Nullable Frame frame) {

    static List<Target> of(int index, ModelConfig model, Format format) {
      Integer frames = model.exports().frames();
      return frames == null
          ? List.of(new Target(index, model, format, null))
          : IntStream.range(0, frames)
              .mapToObj(i -> new Target(index, model, format, new Frame(i, frames)))
              .toList();
    }

    String fileName() {
      String number = frame == null ? "" : frame.number();
      return model.name() + number + "." + format.extension();
    }
  }
}
