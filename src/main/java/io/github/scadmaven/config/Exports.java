package io.github.scadmaven.config;

import io.github.scadmaven.openscad.ExportOptions;
import io.github.scadmaven.openscad.Format;
import io.github.scadmaven.openscad.Picture;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a model's outputs beside their formats.
 *
 * @param picture how its picture is taken, if it has one
 * @param settings OpenSCAD's export settings, by format and name
 * @param frames how many frames of an animation each format has; {@code null} if it is none
 */
public record Exports(
    Picture picture, Map<Format, Map<String, String>> settings, @Nullable Integer frames) {

  /** Nothing is said. */
  public static final Exports NONE = new Exports(Picture.DEFAULT, Map.of(), null);

  /** The most frames: their numbers have five digits. */
  public static final int MOST_FRAMES = 100_000;

  public Exports {
    settings = Map.copyOf(settings);
  }

  /** Returns what is said of the output in a format. */
  public ExportOptions of(Format format) {
    return new ExportOptions(
        format == Format.PNG ? picture : null, settings.getOrDefault(format, Map.of()));
  }
}
