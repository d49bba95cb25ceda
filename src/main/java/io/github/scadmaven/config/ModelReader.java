package io.github.scadmaven.config;

import io.github.scadmaven.openscad.Backend;
import io.github.scadmaven.openscad.Format;
import io.github.scadmaven.openscad.Launcher;
import io.github.scadmaven.openscad.Strictness;
import io.github.scadmaven.openscad.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a {@link ListedModel} out of its block of keys. */
final class ModelReader {

  private final Fields.Naming naming;
  private final Path base;

  /**
   * Creates a reader.
   *
   * @param naming how keys are written
   * @param base the folder that paths are relative to
   */
  ModelReader(Fields.Naming naming, Path base) {
    this.naming = naming;
    this.base = base;
  }

  ListedModel read(Node.Mapping block) throws ConfigException {
    Fields fields = new Fields(block, naming, base);
    String module = fields.text("module");
    GivenPath file = fields.path("file");
    String name = fields.text("name");
    Map<String, Value> arguments = values(fields, "arguments");
    Map<String, Value> variables = values(fields, "variables");
    GivenPath parameterFile = fields.path("parameter_file");
    List<Node.Scalar> parameterSets = fields.texts("parameter_sets");
    Node.Mapping sweep = fields.block("sweep");
    List<Node.Scalar> suffixes = fields.texts("suffix");
    Integer quality = fields.number("quality");
    Backend backend = fields.choice("backend", Backend.class);
    Strictness strictness = fields.choice("strictness", Strictness.class);
    Duration timeout = fields.duration("timeout");
    Launcher launcher = fields.launcher("launcher");
    ExportsReader exports = new ExportsReader(fields);
    fields.finish();
    ModelConfig.Source source = source(block, module, file);
    checkOnce(block, variables, "$fn", quality == null ? null : "quality");
    checkOnce(block, variables, "$t", fields.node("animate") == null ? null : "animate");
    if (source instanceof ModelConfig.Source.ScadFile && !arguments.isEmpty()) {
      throw new ConfigException(
          valuePosition(block, "arguments"),
          "arguments: a whole file has none; set variables, or list a module");
    }
    List<Format> formats = formats(fields, suffixes);
    ModelConfig model =
        new ModelConfig(
            block.position(),
            source,
            name != null ? defaultName(source) : checkedName(block, source),
            arguments,
            variables,
            formats,
            quality,
            backend,
            strictness,
            timeout,
            launcher,
            exports.of(formats));
    return new ListedModel(
        model,
        name == null ? null : new NameTemplate(name),
        valuePosition(block, "name"),
        parameters(fields, parameterFile, parameterSets),
        sweep == null ? Sweep.NONE : SweepReader.read(sweep, naming));
  }

  private static Map<String, Value> values(Fields fields, String key) throws ConfigException {
    Node node = fields.node(key);
    return node == null ? Map.of() : ValueReader.values(key, node);
  }

  /** What a key sets is no variable as well. */
  private static void checkOnce(
      Node.Mapping block, Map<String, Value> variables, String variable, @Nullable String key)
      throws ConfigException {
    if (key != null && variables.containsKey(variable)) {
      throw new ConfigException(
          valuePosition(block, "variables"),
          "variables: %s is what %s sets; leave one of them out".formatted(variable, key));
    }
  }

  private @Nullable ParameterSets parameters(
      Fields fields, @Nullable GivenPath file, @Nullable List<Node.Scalar> sets)
      throws ConfigException {
    if (file == null && sets != null) {
      throw fields.error(
          "parameter_sets",
          sets.get(0),
          "the file that they are in is missing; name it with " + fields.written("parameter_file"));
    }
    return file == null
        ? null
        : ParameterFile.read(
            file.existingFile(),
            RenderConfig.displayName(base, file.path()),
            fields.written("parameter_sets"),
            sets);
  }

  private ModelConfig.Source source(
      Node.Mapping block, @Nullable String module, @Nullable GivenPath file)
      throws ConfigException {
    if (module == null && file == null) {
      throw new ConfigException(
          block.position(),
          "module: is missing; a model has that (a module of the gateway) or file (a whole .scad file)");
    }
    if (module != null && file != null) {
      throw new ConfigException(
          valuePosition(block, "file"), "file: a model has either module or file, not both");
    }
    return module != null ? module(block, module) : new ModelConfig.Source.ScadFile(scadFile(file));
  }

  private static ModelConfig.Source module(Node.Mapping block, String module)
      throws ConfigException {
    String problem = Names.problemOfModule(module);
    if (problem != null) {
      throw new ConfigException(
          valuePosition(block, "module"), "module: %s %s".formatted(Quote.of(module), problem));
    }
    return new ModelConfig.Source.Module(module);
  }

  private static String checkedName(Node.Mapping block, ModelConfig.Source source)
      throws ConfigException {
    String key = source instanceof ModelConfig.Source.Module ? "module" : "file";
    String name = defaultName(source);
    String problem = Names.problemOfFileName(name);
    if (problem != null) {
      throw new ConfigException(
          valuePosition(block, key),
          "%s: %s is also the name of the output, but %s; give the model another with name"
              .formatted(key, Quote.of(name), problem));
    }
    return name;
  }

  private static Path scadFile(@Nullable GivenPath file) throws ConfigException {
    if (file == null) {
      throw new IllegalArgumentException("neither module nor file");
    }
    return file.existingFile();
  }

  private static String defaultName(ModelConfig.Source source) {
    if (source instanceof ModelConfig.Source.Module module) {
      return module.identifier();
    }
    String file = ((ModelConfig.Source.ScadFile) source).path().getFileName().toString();
    return file.endsWith(".scad") ? file.substring(0, file.length() - ".scad".length()) : file;
  }

  private static List<Format> formats(Fields fields, @Nullable List<Node.Scalar> suffixes)
      throws ConfigException {
    if (suffixes == null) {
      return List.of(Format.STL);
    }
    List<Format> formats = new ArrayList<>();
    for (Node.Scalar suffix : suffixes) {
      Format format = format(fields, suffix);
      if (formats.contains(format)) {
        throw fields.error(
            "suffix",
            suffix,
            "%s is given twice; leave one out".formatted(Quote.of(suffix.text())));
      }
      formats.add(format);
    }
    return formats;
  }

  private static Format format(Fields fields, Node.Scalar suffix) throws ConfigException {
    return Format.of(suffix.text())
        .orElseThrow(
            () ->
                fields.error(
                    "suffix",
                    suffix,
                    "OpenSCAD exports no %s; %s"
                        .formatted(
                            Quote.of(suffix.text()),
                            Suggestion.forWord(suffix.text(), Format.suffixes()))));
  }

  private static Position valuePosition(Node.Mapping block, String key) {
    Node.Entry entry = block.entries().get(key);
    return entry == null ? block.position() : entry.value().position();
  }
}
