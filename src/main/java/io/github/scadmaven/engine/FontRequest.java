package io.github.scadmaven.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code text(font = "...")} asks for, in Fontconfig's notation: {@code
 * Family,Family-12:style=Bold:weight=200}, in which a backslash takes the meaning from the next
 * character.
 *
 * @param families the families, of which the first that is there is taken; none for any
 * @param style the style; {@code null} if none is asked for
 */
record FontRequest(List<String> families, @Nullable String style) {

  private static final String STYLE = "style=";

  FontRequest {
    families = List.copyOf(families);
  }

  static FontRequest of(String text) {
    List<String> properties = split(text, ':');
    List<String> families =
        split(split(properties.get(0), '-').get(0), ',').stream()
            .map(FontRequest::literal)
            .filter(family -> !family.isEmpty())
            .toList();
    String style =
        properties.stream()
            .skip(1)
            .map(String::stripLeading)
            .filter(property -> property.startsWith(STYLE))
            .map(property -> literal(split(property.substring(STYLE.length()), ',').get(0)))
            .findFirst()
            .orElse(null);
    return new FontRequest(families, style);
  }

  private static String literal(String text) {
    return text.replaceAll("\\\\(.)", "$1").strip();
  }

  /** Splits at separators before which there is no backslash. */
  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == separator) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }
}
