package io.github.scadmaven.config;

import io.github.scadmaven.openscad.Backend;
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

  private @Nullable List<ListedModel> models(Fields fields) throws ConfigException {
    List<Node.Mapping> blocks = fields.blocks("models");
    if (blocks == null) {
      return null;
    }
    ModelReader reader = new ModelReader(naming, base);
    List<ListedModel> models = new ArrayList<>();
    for (Node.Mapping block : blocks) {
      models.add(reader.read(block));
    }
    return models;
  }
}
