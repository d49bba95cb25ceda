package io.github.scadmaven.config;

import io.github.scadmaven.openscad.Backend;
import io.github.scadmaven.openscad.Format;
import io.github.scadmaven.openscad.Strictness;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads {@link Settings} out of the nodes of a YAML or a POM. */
final class SettingsReader {

  private final Fields.Naming naming;
  private final Path base;

  /**
   * Creates a reader.
   *
   * @param naming how keys are written
   * @param base the folder that paths are relative to
   */
  SettingsReader(Fields.Naming naming, Path base) {
    this.naming = naming;
    this.base = base;
  }

  Settings read(Node.Mapping root) throws ConfigException {
    Fields fields = new Fields(root, naming, base);
    Settings settings =
        new Settings(
            fields.path("scad_file"),
            openscadPath(fields),
            fields.launcher("launcher"),
            fields.choice("engine", Engine.class),
            fields.threads("threads"),
            fields.bytes("memory"),
            fields.number("quality"),
            fields.choice("backend", Backend.class),
            fields.choice("strictness", Strictness.class),
            fields.duration("timeout"),
            fields.flag("fail_fast"),
            fields.paths("library_path"),
            fields.paths("fonts"),
            fields.flag("reproducible"),
            patterns(fields),
            fields.flag("cache"),
            fields.path("cache_directory"),
            fields.bytes("cache_size"),
            fields.text("remote_cache"),
            fields.text("server_id"),
            fields.flag("push"),
            fields.shard("shard"),
            models(fields));
    fields.finish();
    return settings;
  }

  /** A name is looked for on PATH; anything else is a path like all others. */
  private static @Nullable String openscadPath(Fields fields) throws ConfigException {
    String text = fields.text("openscad_path");
    boolean isName = text == null || !(text.contains("/") || text.contains("\\"));
    if (isName) {
      return text;
    }
    GivenPath path = fields.path("openscad_path");
    return path == null ? null : path.path().toString();
  }

  private static @Nullable List<Pattern> patterns(Fields fields) throws ConfigException {
    List<Node.Scalar> texts = fields.texts("allow");
    if (texts == null) {
      return null;
    }
    List<Pattern> patterns = new ArrayList<>();
    for (Node.Scalar text : texts) {
      try {
        patterns.add(Pattern.compile(text.text()));
      } catch (PatternSyntaxException e) {
        throw fields.error(
            "allow",
            text,
            "%s is not a regular expression: %s"
                .formatted(Quote.of(text.text()), e.getDescription()));
      }
    }
    return patterns;
  }

  private @Nullable List<ModelConfig> models(Fields fields) throws ConfigException {
    List<Node.Mapping> blocks = fields.blocks("models");
    if (blocks == null) {
      return null;
    }
    List<ModelConfig> models = new ArrayList<>();
    for (Node.Mapping block : blocks) {
      models.add(model(block));
    }
    return models;
  }

  private ModelConfig model(Node.Mapping block) throws ConfigException {
    Fields fields = new Fields(block, naming, base);
    String module = fields.text("module");
    GivenPath file = fields.path("file");
    String name = fields.text("name");
    List<Node.Scalar> suffixes = fields.texts("suffix");
    Integer quality = fields.number("quality");
    Backend backend = fields.choice("backend", Backend.class);
    Strictness strictness = fields.choice("strictness", Strictness.class);
    var timeout = fields.duration("timeout");
    var launcher = fields.launcher("launcher");
    fields.finish();
    if (module == null && file == null) {
      throw new ConfigException(
          block.position(),
          "module: is missing; a model has that (a module of the gateway) or file (a whole .scad file)");
    }
    if (module != null && file != null) {
      throw new ConfigException(
          valuePosition(block, "file"), "file: a model has either module or file, not both");
    }
    ModelConfig.Source source =
        module != null ? module(block, module) : new ModelConfig.Source.ScadFile(scadFile(file));
    return new ModelConfig(
        block.position(),
        source,
        name != null ? name(block, name) : defaultName(block, source),
        formats(fields, suffixes),
        quality,
        backend,
        strictness,
        timeout,
        launcher);
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

  private static String name(Node.Mapping block, String name) throws ConfigException {
    String problem = Names.problemOfFileName(name);
    if (problem != null) {
      throw new ConfigException(
          valuePosition(block, "name"), "name: %s %s".formatted(Quote.of(name), problem));
    }
    return name;
  }

  private static String defaultName(Node.Mapping block, ModelConfig.Source source)
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
