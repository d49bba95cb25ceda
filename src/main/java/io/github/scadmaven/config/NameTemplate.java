package io.github.scadmaven.config;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model's name with places for values, as in {@code bolt-M{d}x{length}}; a brace of the name's
 * own is written twice.
 *
 * @param text what was written
 */
record NameTemplate(String text) {

  private static final Pattern PLACE =
      Pattern.compile("\\{\\{|}}|\\{(?<key>[^{}]*)}|(?<stray>[{}])");

  /** Returns the keys of its places. */
  Set<String> keys() {
    Set<String> keys = new LinkedHashSet<>();
    Matcher place = PLACE.matcher(text);
    while (place.find()) {
      if (place.group("key") != null) {
        keys.add(place.group("key"));
      }
    }
    return keys;
  }

  /** Returns whether it has a brace that is neither a place's nor written twice. */
  boolean isBroken() {
    return PLACE.matcher(text).results().anyMatch(place -> place.group().length() == 1);
  }

  /**
   * Returns the name.
   *
   * @param values the values' texts, by key; there is one for each place
   */
  String fill(Map<String, String> values) {
    return PLACE
        .matcher(text)
        .replaceAll(
            place ->
                Matcher.quoteReplacement(
                    switch (place.group()) {
                      case "{{" -> "{";
                      case "}}" -> "}";
                      default -> values.getOrDefault(key(place.group()), "");
                    }));
  }

  private static String key(String place) {
    return place.substring(1, place.length() - 1);
  }
}
