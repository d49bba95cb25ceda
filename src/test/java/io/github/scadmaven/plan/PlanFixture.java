package io.github.scadmaven.plan;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.scadmaven.config.CacheConfig;
import io.github.scadmaven.config.ConfigException;
import io.github.scadmaven.config.Engine;
import io.github.scadmaven.config.Exports;
import io.github.scadmaven.config.ModelConfig;
import io.github.scadmaven.config.Position;
import io.github.scadmaven.config.RenderConfig;
import io.github.scadmaven.config.Shard;
import io.github.scadmaven.config.Threads;
import io.github.scadmaven.openscad.Format;
import io.github.scadmaven.openscad.Launcher;
import io.github.scadmaven.openscad.Strictness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A project whose files need not exist, since plans are made without looking at them. */
final class PlanFixture {

  static final Path PROJECT = Path.of("project").toAbsolutePath();
  static final Path ROOT = PROJECT.resolve("target/scad");
  static final Layout LAYOUT = new Layout(ROOT, ROOT.resolve("outputs"));

  private PlanFixture() {}

  static ModelConfig module(int line, String name, Format... formats) {
    return new ModelConfig(
        at(line),
        new ModelConfig.Source.Module("wheel"),
        name,
        Map.of(),
        Map.of(),
        formats.length == 0 ? List.of(Format.STL) : List.of(formats),
        null,
        null,
        null,
        null,
        null,
        Exports.NONE);
  }

  static ModelConfig file(String path, @Nullable Integer quality) {
    return new ModelConfig(
        at(1),
        new ModelConfig.Source.ScadFile(PROJECT.resolve(path)),
        "box",
        Map.of(),
        Map.of(),
        List.of(Format.STL),
        quality,
        null,
        null,
        null,
        null,
        Exports.NONE);
  }

  static ModelConfig special(int quality, Strictness strictness, Duration timeout) {
    ModelConfig model = module(1, "special");
    return new ModelConfig(
        model.position(),
        model.source(),
        model.name(),
        Map.of(),
        Map.of(),
        model.formats(),
        quality,
        null,
        strictness,
        timeout,
        null,
        Exports.NONE);
  }

  private static Position at(int line) {
    return new Position("render_config.yaml", line, 5);
  }

  static RenderConfig config(ModelConfig... models) {
    return config("render_config.yaml", "renderer.scad", models);
  }

  static RenderConfig config(@Nullable Shard shard, ModelConfig... models) {
    return config("render_config.yaml", "renderer.scad", shard, models);
  }

  static RenderConfig config(String source, String gateway, ModelConfig... models) {
    return config(source, gateway, null, models);
  }

  private static RenderConfig config(
      String source, String gateway, @Nullable Shard shard, ModelConfig... models) {
    return new RenderConfig(
        source,
        PROJECT,
        PROJECT.resolve(gateway),
        null,
        Launcher.NONE,
        Engine.AUTO,
        Threads.DEFAULT,
        null,
        96,
        null,
        Strictness.STANDARD,
        Duration.ofMinutes(1),
        false,
        List.of(),
        List.of(),
        true,
        List.of(),
        new CacheConfig(true, null, CacheConfig.DEFAULT_SIZE, null, null, false),
        shard,
        List.of(models),
        List.of());
  }

  static RenderPlan plan(ModelConfig... models) throws ConfigException {
    return RenderPlan.of(config(models), LAYOUT, List.of(), RenderTimes.NONE);
  }

  static String error(ModelConfig... models) {
    return error(config(models), List.of());
  }

  static String error(RenderConfig config, List<String> only) {
    ConfigException e =
        catchThrowableOfType(
            ConfigException.class, () -> RenderPlan.of(config, LAYOUT, only, RenderTimes.NONE));
    return e == null ? "no error" : e.getMessage();
  }
}
