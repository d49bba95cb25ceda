package io.github.scadmaven.render;

import io.github.scadmaven.mesh.ThreeMfSettings;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** OpenSCAD's export settings for 3MF, in the words of the 3MF specification. */
final class ThreeMfOptions {

  private static final String METADATA = "meta-data-";

  private ThreeMfOptions() {}

  /**
   * Translates settings.
   *
   * @param settings values by OpenSCAD's names: {@code unit}, and {@code meta-data-license-terms}
   *     for {@code LicenseTerms}
   */
  static ThreeMfSettings of(Map<String, String> settings) {
    Map<String, String> metadata = new TreeMap<>();
    settings.forEach(
        (name, value) -> {
          // An empty one is as good as none, which is also what OpenSCAD makes of it.
          if (name.startsWith(METADATA) && !value.isEmpty()) {
            metadata.put(camelCase(name.substring(METADATA.length())), value);
          }
        });
    return new ThreeMfSettings(
        settings.getOrDefault("unit", ThreeMfSettings.DEFAULT.unit()), metadata);
  }

  private static String camelCase(String name) {
    return Arrays.stream(name.split("-"))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }
}
