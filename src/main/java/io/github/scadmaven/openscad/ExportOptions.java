package io.github.scadmaven.openscad;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is said of one output beside its format.
 *
 * @param picture how a picture is taken; {@code null} for any other format
 * @param settings OpenSCAD's export settings for the format, by name: {@code unit} for what its
 *     command line calls {@code export-3mf/unit}
 */
public record ExportOptions(@Nullable Picture picture, Map<String, String> settings) {

  /** Nothing is said. */
  public static final ExportOptions NONE = new ExportOptions(null, Map.of());

  public ExportOptions {
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
  }

  /**
   * Returns the section that OpenSCAD keeps the settings of a format in.
   *
   * @param format the format
   */
  public static String section(Format format) {
    return "export-" + format.extension();
  }

  List<String> arguments(Format format) {
    List<String> words = new ArrayList<>();
    if (picture != null) {
      words.addAll(picture.arguments());
    }
    settings.forEach(
        (name, value) -> words.addAll(List.of("-O", section(format) + "/" + name + "=" + value)));
    return words;
  }
}
