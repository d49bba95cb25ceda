package io.github.scadmaven.config;

import io.github.scadmaven.openscad.Launcher;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads typed values out of one block of keys. Every key that is asked for becomes a known one;
 * what is left over when {@link #finish} is called is an error.
 */
final class Fields {

  private static final Pattern DURATION = Pattern.compile("([1-9]\\d{0,5})\\s?([smh])");

  private static final Pattern BYTES =
      Pattern.compile("([1-9]\\d{0,5})\\s?([KMG])B", Pattern.CASE_INSENSITIVE);

  private final Node.Mapping mapping;
  private final Naming naming;
  private final Path base;
  private final Set<String> known = new LinkedHashSet<>();

  /** How keys are written in a place of the configuration. */
  enum Naming {
    /** The YAML: {@code scad_file}. */
    SNAKE,
    /** The POM: {@code scadFile}. */
    CAMEL;

    private String key(String snake) {
      if (this == SNAKE) {
        return snake;
      }
      return Pattern.compile("_(.)")
          .matcher(snake)
          .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }
  }

  /**
   * Creates a reader.
   *
   * @param mapping what is read
   * @param naming how its keys are written
   * @param base the folder that its paths are relative to
   */
  Fields(Node.Mapping mapping, Naming naming, Path base) {
    this.mapping = mapping;
    this.naming = naming;
    this.base = base;
  }

  /** Throws if there are keys that nobody asked for. */
  void finish() throws ConfigException {
    for (Map.Entry<String, Node.Entry> entry : mapping.entries().entrySet()) {
      if (!known.contains(entry.getKey())) {
        throw new ConfigException(
            entry.getValue().keyPosition(),
            "%s: there is no such key; %s"
                .formatted(
                    Quote.shortened(entry.getKey()), Suggestion.forWord(entry.getKey(), known)));
      }
    }
  }

  /** Returns a value's text. */
  @Nullable String text(String key) throws ConfigException {
    Node value = value(key);
    return value == null ? null : scalar(key, value).text();
  }

  /** Returns a list of texts; a single one counts as a list of one. */
  @Nullable List<Node.Scalar> texts(String key) throws ConfigException {
    Node value = value(key);
    if (value == null) {
      return null;
    }
    List<Node> items = value instanceof Node.Sequence list ? list.items() : List.of(value);
    if (items.isEmpty()) {
      throw error(key, value, "the list is empty; give it a value or leave the key out");
    }
    List<Node.Scalar> texts = new ArrayList<>();
    for (Node item : items) {
      texts.add(scalar(key, item));
    }
    return texts;
  }

  /** Returns a list of blocks of keys. */
  @Nullable List<Node.Mapping> blocks(String key) throws ConfigException {
    Node value = value(key);
    if (value == null) {
      return null;
    }
    if (!(value instanceof Node.Sequence list)) {
      throw error(key, value, "a list is expected, not " + value.kind());
    }
    if (list.items().isEmpty()) {
      throw error(key, value, "the list is empty; list at least one, such as module: wheel");
    }
    List<Node.Mapping> blocks = new ArrayList<>();
    for (Node item : list.items()) {
      if (!(item instanceof Node.Mapping block)) {
        throw error(key, item, "each item has keys, such as module: wheel; this is " + item.kind());
      }
      blocks.add(block);
    }
    return blocks;
  }

  /** Returns a value of whatever kind. */
  @Nullable Node node(String key) {
    return value(key);
  }

  /** Returns one of an enum's values, written in lower case. */
  <E extends Enum<E>> @Nullable E choice(String key, Class<E> type) throws ConfigException {
    Node value = value(key);
    if (value == null) {
      return null;
    }
    String text = scalar(key, value).text();
    List<String> names = Arrays.stream(type.getEnumConstants()).map(Fields::lowerCase).toList();
    int index = names.indexOf(text.toLowerCase(Locale.ROOT));
    if (index < 0) {
      throw error(
          key, value, "%s is not one of %s".formatted(Quote.of(text), String.join(", ", names)));
    }
    return type.getEnumConstants()[index];
  }

  @Nullable Boolean flag(String key) throws ConfigException {
    Node value = value(key);
    if (value == null) {
      return null;
    }
    String text = scalar(key, value).text();
    if (!List.of("true", "false").contains(text.toLowerCase(Locale.ROOT))) {
      throw error(key, value, "%s is neither true nor false".formatted(Quote.of(text)));
    }
    return Boolean.valueOf(text);
  }

  /** Returns a whole number that is not negative. */
  @Nullable Integer number(String key) throws ConfigException {
    Node value = value(key);
    if (value == null) {
      return null;
    }
    String text = scalar(key, value).text();
    if (!text.matches("\\d{1,9}")) {
      throw error(
          key, value, "%s is not a whole number from 0 up, such as 96".formatted(Quote.of(text)));
    }
    return Integer.valueOf(text);
  }

  @Nullable Threads threads(String key) throws ConfigException {
    Node value = value(key);
    if (value == null) {
      return null;
    }
    String text = scalar(key, value).text();
    return Threads.parse(text)
        .orElseThrow(
            () ->
                error(
                    key,
                    value,
                    "%s is neither a number of renders from 1 up, such as 4, nor one per core, such as 1C or 0.5C"
                        .formatted(Quote.of(text))));
  }

  @Nullable Shard shard(String key) throws ConfigException {
    Node value = value(key);
    if (value == null) {
      return null;
    }
    String text = scalar(key, value).text();
    return Shard.parse(text)
        .orElseThrow(
            () ->
                error(
                    key,
                    value,
                    "%s is not a share of the models; 1/5 is the first of five, 5/5 the last"
                        .formatted(Quote.of(text))));
  }

  @Nullable Duration duration(String key) throws ConfigException {
    Node value = value(key);
    if (value == null) {
      return null;
    }
    String text = scalar(key, value).text();
    Matcher form = DURATION.matcher(text);
    if (!form.matches()) {
      throw error(
          key,
          value,
          "%s is not a time with its unit, such as 90s, 10m or 2h".formatted(Quote.of(text)));
    }
    long amount = Long.parseLong(form.group(1));
    return switch (form.group(2)) {
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      default -> Duration.ofHours(amount);
    };
  }

  /** Returns a size in bytes; a kilobyte has 1024 of them. */
  @Nullable Long bytes(String key) throws ConfigException {
    Node value = value(key);
    if (value == null) {
      return null;
    }
    String text = scalar(key, value).text();
    Matcher form = BYTES.matcher(text);
    if (!form.matches()) {
      throw error(
          key,
          value,
          "%s is not a size with its unit, such as 512MB or 8GB".formatted(Quote.of(text)));
    }
    long amount = Long.parseLong(form.group(1));
    return switch (form.group(2).toUpperCase(Locale.ROOT)) {
      case "K" -> amount << 10;
      case "M" -> amount << 20;
      default -> amount << 30;
    };
  }

  @Nullable GivenPath path(String key) throws ConfigException {
    Node value = value(key);
    return value == null ? null : givenPath(key, scalar(key, value));
  }

  @Nullable List<GivenPath> paths(String key) throws ConfigException {
    List<Node.Scalar> texts = texts(key);
    if (texts == null) {
      return null;
    }
    List<GivenPath> paths = new ArrayList<>();
    for (Node.Scalar text : texts) {
      paths.add(givenPath(key, text));
    }
    return paths;
  }

  /** Returns a block of keys. */
  Node.@Nullable Mapping block(String key) throws ConfigException {
    Node value = value(key);
    if (value == null || value instanceof Node.Mapping) {
      return (Node.Mapping) value;
    }
    throw error(key, value, "a block of keys is expected, not " + value.kind());
  }

  /** Returns how a key is written here. */
  String written(String key) {
    return naming.key(key);
  }

  /** Returns words to be put before a command: one text that is split into words, or a list. */
  @Nullable Launcher launcher(String key) throws ConfigException {
    Node value = value(key);
    if (value == null) {
      return null;
    }
    if (value instanceof Node.Sequence list && list.items().isEmpty()) {
      return Launcher.NONE;
    }
    Launcher launcher =
        value instanceof Node.Sequence
            ? new Launcher(
                Objects.requireNonNull(texts(key)).stream().map(Node.Scalar::text).toList())
            : launcher(key, scalar(key, value));
    if (launcher.isNone()) {
      return launcher;
    }
    if (launcher.program().isBlank()) {
      throw error(
          key, value, "%s begins with an empty word, which is no program".formatted(value.kind()));
    }
    return launcher.withProgramIn(base);
  }

  private Launcher launcher(String key, Node.Scalar text) throws ConfigException {
    if (text.text().equals("none")) {
      return Launcher.NONE;
    }
    try {
      return Launcher.parse(text.text());
    } catch (IllegalArgumentException e) {
      throw error(key, text, "%s %s".formatted(Quote.of(text.text()), e.getMessage()));
    }
  }

  /** Makes the exception that says what is wrong with a key's value. */
  ConfigException error(String key, Node value, String what) {
    return new ConfigException(value.position(), naming.key(key) + ": " + what);
  }

  private GivenPath givenPath(String key, Node.Scalar text) throws ConfigException {
    try {
      Path path = base.resolve(text.text()).normalize();
      return new GivenPath(path, new Position(text.position() + ": " + naming.key(key), 0, 0));
    } catch (InvalidPathException e) {
      throw error(
          key, text, "%s is not a path here: %s".formatted(Quote.of(text.text()), e.getReason()));
    }
  }

  private @Nullable Node value(String key) {
    String written = naming.key(key);
    known.add(written);
    Node.Entry entry = mapping.entries().get(written);
    return entry == null ? null : entry.value();
  }

  private Node.Scalar scalar(String key, Node value) throws ConfigException {
    if (!(value instanceof Node.Scalar scalar)) {
      throw error(key, value, "one value is expected, not " + value.kind());
    }
    if (scalar.text().isBlank()) {
      throw error(key, value, "has no value; give it one or leave the key out");
    }
    return scalar;
  }

  private static String lowerCase(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
