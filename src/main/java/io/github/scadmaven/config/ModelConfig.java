package io.github.scadmaven.config;

import io.github.scadmaven.openscad.Backend;
import io.github.scadmaven.openscad.Format;
import io.github.scadmaven.openscad.Launcher;
import io.github.scadmaven.openscad.Strictness;
import io.github.scadmaven.openscad.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One model to render.
 *
 * @param position where it was listed
 * @param source what it is made of
 * @param name the file name of its outputs, without extension
 * @param arguments what the module is called with, by parameter, in the order written
 * @param variables what is set for the model's code, by variable, in the order written
 * @param formats what it is rendered to, at least one
 * @param quality its {@code $fn}; {@code null} for the general one
 * @param backend what it is computed with; {@code null} for the general one
 * @param strictness how it is judged; {@code null} for the general one
 * @param timeout how long it may take; {@code null} for the general one
 * @param launcher words put before its command; {@code null} for the general ones
 * @param exports what is said of its outputs beside their formats
 */
public record ModelConfig(
    Position position,
    Source source,
    String name,
    Map<String, Value> arguments,
    Map<String, Value> variables,
    List<Format> formats,
    @Nullable Integer quality,
    @Nullable Backend backend,
    @Nullable Strictness strictness,
    @Nullable Duration timeout,
    @Nullable Launcher launcher,
    Exports exports) {

  public ModelConfig {
    arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    formats = List.copyOf(formats);
  }

  /** Returns a model that is like this one but for what tells the members of a family apart. */
  ModelConfig as(
      String otherName,
      Map<String, Value> otherArguments,
      Map<String, Value> otherVariables,
      @Nullable Integer otherQuality) {
    return new ModelConfig(
        position,
        source,
        otherName,
        otherArguments,
        otherVariables,
        formats,
        otherQuality,
        backend,
        strictness,
        timeout,
        launcher,
        exports);
  }

  /** What a model is made of. */
  public sealed interface Source {

    /**
     * A module that the gateway file defines or includes.
     *
     * @param identifier its name
     */
    record Module(String identifier) implements Source {}

    /**
     * A whole file.
     *
     * @param path an existing file
     */
    record ScadFile(Path path) implements Source {}
  }
}
