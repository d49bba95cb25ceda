package io.github.scadmaven.config;

import io.github.scadmaven.openscad.Backend;
import io.github.scadmaven.openscad.Format;
import io.github.scadmaven.openscad.Launcher;
import io.github.scadmaven.openscad.Strictness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One model to render.
 *
 * @param position where it was listed
 * @param source what it is made of
 * @param name the file name of its outputs, without extension
 * @param formats what it is rendered to, at least one
 * @param quality its {@code $fn}; {@code null} for the general one
 * @param backend what it is computed with; {@code null} for the general one
 * @param strictness how it is judged; {@code null} for the general one
 * @param timeout how long it may take; {@code null} for the general one
 * @param launcher words put before its command; {@code null} for the general ones
 */
public record ModelConfig(
    Position position,
    Source source,
    String name,
    List<Format> formats,
    @Nullable Integer quality,
    @Nullable Backend backend,
    @Nullable Strictness strictness,
    @Nullable Duration timeout,
    @Nullable Launcher launcher) {

  public ModelConfig {
    formats = List.copyOf(formats);
  }

  /** What a model is made of. */
  public sealed interface Source {

    /**
     * A module without arguments that the gateway file defines or includes.
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
