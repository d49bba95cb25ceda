package io.github.scadmaven.config;

import io.github.scadmaven.openscad.Format;
import io.github.scadmaven.openscad.Picture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a model says of its outputs beside their formats. */
final class ExportsReader {

  private static final List<String> PICTURE_KEYS =
      List.of("camera", "projection", "size", "colorscheme", "view_all", "full_render");

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}(\\.\\d{1,9})?");

  private static final Pattern SIZE = Pattern.compile("([1-9]\\d{0,4})\\s*[x,]\\s*([1-9]\\d{0,4})");

  private static final Pattern SETTING =
      Pattern.compile("(?:export-)?([a-z0-9]+)/([a-z0-9][a-z0-9-]*)\\s*=\\s*(.*)", Pattern.DOTALL);

  private static final Pattern SETTING_NAME = Pattern.compile("[a-z0-9][a-z0-9-]*");

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]");

  private final Fields fields;
  private final Picture picture;
  private final List<Setting> settings = new ArrayList<>();
  private final @Nullable Integer frames;

  /** One export setting. */
  private record Setting(Node place, String section, String name, String value) {}

  /**
   * Reads.
   *
   * @param fields the model's keys
   */
  ExportsReader(Fields fields) throws ConfigException {
    this.fields = fields;
    this.picture =
        new Picture(
            camera(),
            fields.choice("projection", Picture.Projection.class),
            size(),
            colorscheme(),
            Boolean.TRUE.equals(fields.flag("view_all")),
            Boolean.TRUE.equals(fields.flag("full_render")));
    this.frames = frames();
    readSettings();
  }

  /**
   * Returns what was read.
   *
   * @param formats the model's formats
   * @throws ConfigException if something is said of a format that the model doesn't have
   */
  Exports of(List<Format> formats) throws ConfigException {
    for (String key : PICTURE_KEYS) {
      Node value = fields.node(key);
      if (value != null && !formats.contains(Format.PNG)) {
        throw fields.error(
            key, value, "is for pictures, and this model has none; add png to its suffix");
      }
    }
    Map<Format, Map<String, String>> byFormat = new EnumMap<>(Format.class);
    for (Setting setting : settings) {
      List<Format> meant =
          formats.stream().filter(format -> format.extension().equals(setting.section())).toList();
      if (meant.isEmpty()) {
        throw fields.error(
            "export",
            setting.place(),
            "%s is not among this model's suffixes".formatted(Quote.of(setting.section())));
      }
      for (Format format : meant) {
        String before =
            byFormat
                .computeIfAbsent(format, f -> new LinkedHashMap<>())
                .put(setting.name(), setting.value());
        if (before != null) {
          throw fields.error(
              "export",
              setting.place(),
              "%s/%s is set twice".formatted(setting.section(), setting.name()));
        }
      }
    }
    return new Exports(picture, byFormat, frames);
  }

  private List<String> camera() throws ConfigException {
    List<Node.Scalar> given = fields.texts("camera");
    if (given == null) {
      return List.of();
    }
    List<String> numbers =
        given.stream()
            .flatMap(item -> Arrays.stream(item.text().split(",", -1)))
            .map(String::strip)
            .toList();
    boolean right =
        (numbers.size() == 6 || numbers.size() == 7)
            && numbers.stream().allMatch(number -> NUMBER.matcher(number).matches());
    if (!right) {
      throw fields.error(
          "camera",
          given.get(0),
          "%s is neither 6 numbers (where it is: x, y, z; what it looks at: x, y, z) nor 7 (what it looks at: x, y, z; how it is turned: x, y, z; its distance)"
              .formatted(Quote.of(String.join(", ", numbers))));
    }
    return numbers;
  }

  private Picture.@Nullable Size size() throws ConfigException {
    List<Node.Scalar> given = fields.texts("size");
    if (given == null) {
      return null;
    }
    String text = String.join(",", given.stream().map(item -> item.text().strip()).toList());
    Matcher form = SIZE.matcher(text);
    if (form.matches()) {
      int width = Integer.parseInt(form.group(1));
      int height = Integer.parseInt(form.group(2));
      if (Math.max(width, height) <= Picture.Size.LARGEST) {
        return new Picture.Size(width, height);
      }
    }
    throw fields.error(
        "size",
        given.get(0),
        "%s is not a width and a height in pixels, each at most %d, such as 800x600"
            .formatted(Quote.of(text), Picture.Size.LARGEST));
  }

  private @Nullable String colorscheme() throws ConfigException {
    String name = fields.text("colorscheme");
    Node value = fields.node("colorscheme");
    if (name != null && value != null && CONTROL.matcher(name).find()) {
      throw fields.error("colorscheme", value, Quote.of(name) + " has a control character");
    }
    return name;
  }

  private @Nullable Integer frames() throws ConfigException {
    Integer given = fields.number("animate");
    Node value = fields.node("animate");
    if (given != null && value != null && (given < 1 || given > Exports.MOST_FRAMES)) {
      throw fields.error(
          "animate",
          value,
          "%d is not a number of frames from 1 to %d".formatted(given, Exports.MOST_FRAMES));
    }
    return given;
  }

  /** In the YAML by format and name, or as OpenSCAD's command line has it. */
  private void readSettings() throws ConfigException {
    Node node = fields.node("export");
    if (node instanceof Node.Mapping formats) {
      for (Map.Entry<String, Node.Entry> format : formats.entries().entrySet()) {
        readSection(format.getKey(), format.getValue().value());
      }
      return;
    }
    List<Node.Scalar> texts = fields.texts("export");
    for (Node.Scalar text : texts == null ? List.<Node.Scalar>of() : texts) {
      Matcher form = SETTING.matcher(text.text());
      if (!form.matches()) {
        throw fields.error(
            "export",
            text,
            "%s is not a setting of a format, such as 3mf/unit=inch".formatted(text.kind()));
      }
      add(text, form.group(1), form.group(2), form.group(3));
    }
  }

  private void readSection(String section, Node node) throws ConfigException {
    if (!(node instanceof Node.Mapping names)) {
      throw fields.error(
          "export",
          node,
          "%s: settings are expected, such as unit: inch, not %s"
              .formatted(Quote.shortened(section), node.kind()));
    }
    for (Map.Entry<String, Node.Entry> setting : names.entries().entrySet()) {
      Node value = setting.getValue().value();
      if (!(value instanceof Node.Scalar scalar)) {
        throw fields.error(
            "export",
            value,
            "%s: one value is expected, not %s"
                .formatted(Quote.shortened(setting.getKey()), value.kind()));
      }
      add(scalar, section.replaceFirst("^export-", ""), setting.getKey(), scalar.text());
    }
  }

  private void add(Node place, String section, String name, String value) throws ConfigException {
    if (!SETTING_NAME.matcher(name).matches()) {
      throw fields.error(
          "export",
          place,
          "%s is not the name of a setting, which has small letters, digits and - only"
              .formatted(Quote.of(name)));
    }
    if (CONTROL.matcher(value).find()) {
      throw fields.error(
          "export", place, "%s has a line break or another control character".formatted(name));
    }
    settings.add(new Setting(place, section, name, value));
  }
}
