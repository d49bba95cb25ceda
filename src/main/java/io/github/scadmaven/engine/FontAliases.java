package io.github.scadmaven.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which bundled fonts stand for fonts that are not bundled, as on most Linux systems: Liberation's
 * are as wide and as high as Microsoft's, letter by letter, and so are a design's measures. A font
 * of the project that has such a name comes first.
 */
final class FontAliases {

  private static final Map<String, String> BUNDLED_BY_ALIAS = new LinkedHashMap<>();

  static {
    stand("Liberation Sans", "Arial", "Helvetica", "sans", "sans-serif");
    stand("Liberation Serif", "Times New Roman", "Times", "serif");
    stand("Liberation Mono", "Courier New", "Courier", "mono", "monospace");
  }

  private FontAliases() {}

  private static void stand(String bundled, String... aliases) {
    for (String alias : aliases) {
      BUNDLED_BY_ALIAS.put(alias, bundled);
    }
  }

  /** Returns whether a family stands for another one. */
  static boolean isStandIn(String family, String asked) {
    return BUNDLED_BY_ALIAS.entrySet().stream()
        .anyMatch(
            entry ->
                FontFamily.same(entry.getKey(), asked)
                    && FontFamily.same(entry.getValue(), family));
  }

  /**
   * Returns a configuration for Fontconfig, which has none in this build and takes just any font
   * for one that it does not find: the aliases, and OpenSCAD's default font for all else.
   */
  static String configuration() {
    return BUNDLED_BY_ALIAS.entrySet().stream()
        .map(
            entry ->
                """
                <alias binding="same">
                  <family>%s</family>
                  <accept><family>%s</family></accept>
                </alias>
                """
                    .formatted(entry.getKey(), entry.getValue()))
        .collect(
            Collectors.joining(
                "",
                """
                <?xml version="1.0"?>
                <!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
                <fontconfig>
                """,
                """
                <match target="pattern">
                  <edit name="family" mode="append_last"><string>Liberation Sans</string></edit>
                </match>
                </fontconfig>
                """));
  }
}
