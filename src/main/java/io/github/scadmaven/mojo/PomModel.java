package io.github.scadmaven.mojo;

import io.github.scadmaven.config.ConfigException;
import io.github.scadmaven.config.Node;
import io.github.scadmaven.config.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Turns a {@code <model>} of the POM into the nodes that one of the YAML has. What an element means
 * depends on its name: children are keys in some, and items of a list in all others.
 */
final class PomModel {

  /** Keys of a model that take several values, which may be separated by commas. */
  private static final Set<String> LISTS = Set.of("suffix", "parameterSets");

  /** Elements whose children are named by the user. */
  private static final Set<String> VALUES = Set.of("arguments", "variables");

  private static final String SWEEP = "sweep";
  private static final String EXCLUDE = "exclude";

  /** What an element that XML can't name, such as {@code $fn}, has its name in. */
  private static final String NAME = "name";

  /** What tells Maven and XML how to read an element. */
  private static final Pattern ATTRIBUTES_OF_MAVEN = Pattern.compile("^(?:combine\\.|xml:)");

  private static final String RANGE = "range";

  private final Position position;

  private PomModel(Position position) {
    this.position = position;
  }

  /**
   * Makes the nodes of a model.
   *
   * @param element the model
   * @param position where it stands
   * @throws ConfigException if it has text in place of elements, or one element twice
   */
  static Node.Mapping node(PlexusConfiguration element, Position position) throws ConfigException {
    return new PomModel(position).model(element);
  }

  /**
   * Makes the node of a value.
   *
   * @param element a text, or elements of any name, which are the items of a list
   * @param position where it stands
   */
  static Node value(PlexusConfiguration element, Position position) throws ConfigException {
    return new PomModel(position).value(element);
  }

  private Node.Mapping model(PlexusConfiguration element) throws ConfigException {
    requireNoText(element, "<module> or <file>");
    Map<String, Node.Entry> keys = new LinkedHashMap<>();
    for (PlexusConfiguration child : element.getChildren()) {
      String key = child.getName();
      Node value =
          VALUES.contains(key)
              ? values(child)
              : key.equals(SWEEP) ? sweep(child) : LISTS.contains(key) ? list(child) : value(child);
      put(keys, key, value);
    }
    return new Node.Mapping(position, keys);
  }

  private Node.Mapping sweep(PlexusConfiguration element) throws ConfigException {
    requireNoText(element, "<arguments>, <variables> or <quality>");
    Map<String, Node.Entry> keys = new LinkedHashMap<>();
    for (PlexusConfiguration child : element.getChildren()) {
      String key = child.getName();
      put(
          keys,
          key,
          VALUES.contains(key)
              ? values(child)
              : key.equals(EXCLUDE) ? combinations(child) : value(child));
    }
    return new Node.Mapping(position, keys);
  }

  private Node.Sequence combinations(PlexusConfiguration element) throws ConfigException {
    requireNoText(element, "<combination>");
    List<Node> items = new ArrayList<>();
    for (PlexusConfiguration child : element.getChildren()) {
      items.add(values(child));
    }
    return new Node.Sequence(position, items);
  }

  /** Elements are named as the values, or have any name and the value's in an attribute. */
  private Node.Mapping values(PlexusConfiguration element) throws ConfigException {
    requireNoText(element, "an element for each value, such as <length>20</length>");
    Map<String, Node.Entry> values = new LinkedHashMap<>();
    for (PlexusConfiguration child : element.getChildren()) {
      for (String attribute : child.getAttributeNames()) {
        if (!attribute.equals(NAME) && !ATTRIBUTES_OF_MAVEN.matcher(attribute).find()) {
          throw new ConfigException(
              position,
              "<%s %s=…>: there is no such attribute; did you mean name?"
                  .formatted(child.getName(), attribute));
        }
      }
      put(
          values,
          Objects.requireNonNullElse(child.getAttribute(NAME), child.getName()),
          value(child));
    }
    return new Node.Mapping(position, values);
  }

  /** Elements of any name are the items of a list; a single {@code <range>} is a range. */
  private Node value(PlexusConfiguration element) throws ConfigException {
    if (element.getChildCount() == 0) {
      return scalar(text(element));
    }
    List<Node> items = new ArrayList<>();
    for (PlexusConfiguration child : element.getChildren()) {
      items.add(value(child));
    }
    return element.getChildCount() == 1 && element.getChild(0).getName().equals(RANGE)
        ? new Node.Mapping(position, Map.of(RANGE, new Node.Entry(position, items.get(0))))
        : new Node.Sequence(position, items);
  }

  private Node list(PlexusConfiguration element) throws ConfigException {
    if (element.getChildCount() > 0) {
      return value(element);
    }
    List<Node> items = new ArrayList<>();
    for (String item : text(element).split(",", -1)) {
      items.add(scalar(item));
    }
    return new Node.Sequence(position, items);
  }

  private void put(Map<String, Node.Entry> entries, String key, Node value) throws ConfigException {
    if (entries.put(key, new Node.Entry(position, value)) != null) {
      throw new ConfigException(position, "<%s> stands twice".formatted(key));
    }
  }

  private void requireNoText(PlexusConfiguration element, String expected) throws ConfigException {
    if (!text(element).isBlank()) {
      throw new ConfigException(
          position, "%s is expected, not \"%s\"".formatted(expected, text(element).strip()));
    }
  }

  private static String text(PlexusConfiguration element) {
    @Nullable String value = element.getValue();
    return value == null ? "" : value;
  }

  /** In a POM, an empty element is the only empty text. */
  private Node.Scalar scalar(String text) {
    String stripped = text.strip();
    return new Node.Scalar(position, stripped, stripped.isEmpty());
  }
}
