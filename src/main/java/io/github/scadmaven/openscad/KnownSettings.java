package io.github.scadmaven.openscad;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The export settings that an OpenSCAD has, as it lists them for {@code --help-export}. It has them
 * since 2025-01-12, and takes no notice of those that it doesn't know, nor of values that a setting
 * can't have: the model is exported as if nothing had been said.
 */
public final class KnownSettings {

  private static final Pattern SECTION = Pattern.compile("Section '([^']+)':");

  private static final Pattern SETTING = Pattern.compile("\\s*- (\\S+) \\((\\w+)\\): ?(.*)");

  private static final Pattern RANGE = Pattern.compile("(\\S+) : <\\S+> : (\\S+)");

  private final Map<String, Map<String, Setting>> sections = new LinkedHashMap<>();

  /**
   * What a setting may be.
   *
   * @param type {@code enum}, {@code bool}, {@code int}, {@code double} or {@code string}
   * @param values what it may be, as OpenSCAD prints it
   */
  private record Setting(String type, String values) {

    /** Returns what it expects if that is not what it is given; {@code null} if it is. */
    @Nullable String expectation(String value) {
      return switch (type) {
        case "enum" -> choices().contains(value) ? null : "one of " + String.join(", ", choices());
        case "bool" -> value.matches("true|false") ? null : "true or false";
        case "int" ->
            value.matches("-?\\d{1,9}") && isInRange(value) ? null : "a whole number" + range();
        case "double" ->
            value.matches("-?\\d{1,9}(\\.\\d{1,9})?") && isInRange(value)
                ? null
                : "a number" + range();
        default -> null;
      };
    }

    private List<String> choices() {
      return Arrays.stream(values.replaceAll("[\\[\\]<> ]", "").split(",")).toList();
    }

    private boolean isInRange(String value) {
      Matcher range = RANGE.matcher(values);
      BigDecimal number = new BigDecimal(value);
      return !range.find()
          || (number.compareTo(new BigDecimal(range.group(1))) >= 0
              && number.compareTo(new BigDecimal(range.group(2))) <= 0);
    }

    private String range() {
      Matcher range = RANGE.matcher(values);
      return range.find()
          ? " from %s to %s".formatted(plain(range.group(1)), plain(range.group(2)))
          : "";
    }

    private static String plain(String number) {
      return new BigDecimal(number).stripTrailingZeros().toPlainString();
    }
  }

  private KnownSettings() {}

  /**
   * Reads a list of settings.
   *
   * @param help what {@code --help-export} prints; nothing for an OpenSCAD that has no settings
   */
  public static KnownSettings of(String help) {
    KnownSettings known = new KnownSettings();
    Map<String, Setting> section = new LinkedHashMap<>();
    for (String line : help.lines().toList()) {
      Matcher title = SECTION.matcher(line);
      Matcher setting = SETTING.matcher(line);
      if (title.find()) {
        section = known.sections.computeIfAbsent(title.group(1), name -> new LinkedHashMap<>());
      } else if (setting.matches()) {
        section.put(setting.group(1), new Setting(setting.group(2), setting.group(3)));
      }
    }
    return known;
  }

  /** Returns whether there are any settings. */
  boolean isEmpty() {
    return sections.isEmpty();
  }

  /**
   * Says what is wrong with the settings of an output.
   *
   * @param format its format
   * @param settings values by name
   * @return the predicate of a sentence about the OpenSCAD, such as {@code has no export setting
   *     3mf/unitt, only unit}; {@code null} if nothing is wrong
   */
  public @Nullable String objection(Format format, Map<String, String> settings) {
    Map<String, Setting> known = sections.getOrDefault(ExportOptions.section(format), Map.of());
    for (Map.Entry<String, String> given : settings.entrySet()) {
      String name = format.extension() + "/" + given.getKey();
      Setting setting = known.get(given.getKey());
      if (setting == null) {
        return "has no export setting %s%s".formatted(name, alternatives(known));
      }
      String expectation = setting.expectation(given.getValue());
      if (expectation != null) {
        return "takes %s for the export setting %s, not \"%s\""
            .formatted(expectation, name, given.getValue());
      }
    }
    return null;
  }

  private String alternatives(Map<String, Setting> known) {
    if (!known.isEmpty()) {
      return ", only " + String.join(", ", known.keySet());
    }
    List<String> formats = new ArrayList<>(sections.keySet());
    formats.replaceAll(section -> section.replaceFirst("^export-", ""));
    return formats.isEmpty() ? "" : ", only some of " + String.join(", ", formats);
  }
}
