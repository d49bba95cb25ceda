package io.github.scadmaven.config;

import io.github.scadmaven.config.ValueText.BadValueException;
import io.github.scadmaven.openscad.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads values of OpenSCAD's language out of nodes. */
final class ValueReader {

  private static final String RANGE = "range";

  private static final int DEEPEST = 50;

  /** YAML's aliases make much of little. */
  private static final int MOST_VALUES = 200_000;

  private int depth;
  private int values;

  private ValueReader() {}

  /**
   * Reads values by name.
   *
   * @param key the key they stand at, for messages
   * @param node a block of names and values
   */
  static Map<String, Value> values(String key, Node node) throws ConfigException {
    ValueReader reader = new ValueReader();
    Map<String, Value> values = new LinkedHashMap<>();
    for (Map.Entry<String, Node.Entry> entry : named(key, node).entrySet()) {
      values.put(
          entry.getKey(), reader.value(key + "." + entry.getKey(), entry.getValue().value()));
    }
    return values;
  }

  /**
   * Reads lists of values by name.
   *
   * @param key the key they stand at, for messages
   * @param node a block of names and lists
   */
  static Map<String, List<Value>> lists(String key, Node node) throws ConfigException {
    Map<String, List<Value>> lists = new LinkedHashMap<>();
    for (Map.Entry<String, Node.Entry> entry : named(key, node).entrySet()) {
      lists.put(entry.getKey(), list(key + "." + entry.getKey(), entry.getValue().value()));
    }
    return lists;
  }

  /** Reads a list with at least one value, and none of them twice. */
  static List<Value> list(String key, Node node) throws ConfigException {
    Value value = new ValueReader().value(key, node);
    if (!(value instanceof Value.Vector vector)) {
      throw new ConfigException(
          node.position(), key + ": a list of values is expected, such as [2, 4]");
    }
    if (vector.items().isEmpty()) {
      throw new ConfigException(
          node.position(), key + ": the list is empty, so that there would be no model at all");
    }
    Set<Value> seen = new HashSet<>();
    for (Value item : vector.items()) {
      if (!seen.add(item)) {
        throw new ConfigException(
            node.position(),
            "%s: %s is given twice".formatted(key, Quote.shortened(item.literal())));
      }
    }
    return vector.items();
  }

  private Value value(String key, Node node) throws ConfigException {
    if (++values > MOST_VALUES || ++depth > DEEPEST) {
      throw new ConfigException(
          node.position(),
          "%s: more than %,d values, or lists nested more than %d deep"
              .formatted(key, MOST_VALUES, DEEPEST));
    }
    try {
      Value value =
          node instanceof Node.Scalar scalar
              ? scalar(scalar)
              : node instanceof Node.Sequence list ? sequence(key, list) : range(key, node);
      depth--;
      return value;
    } catch (BadValueException e) {
      String what = node instanceof Node.Scalar ? node.kind() : "this";
      throw new ConfigException(node.position(), "%s: %s %s".formatted(key, what, e.getMessage()));
    }
  }

  private static Value scalar(Node.Scalar scalar) throws BadValueException {
    if (scalar.isQuoted()) {
      return ValueText.checkedText(scalar.text());
    }
    if (scalar.text().isEmpty()) {
      throw new BadValueException("is no value; write undef, or \"\" for an empty text");
    }
    return ValueText.read(scalar.text());
  }

  private Value sequence(String key, Node.Sequence list) throws ConfigException {
    boolean looksLikeRange =
        list.items().size() == 1
            && list.items().get(0) instanceof Node.Scalar only
            && !only.isQuoted()
            && only.text().matches("[-+.\\d][^:\\s]*(:[^:\\s]+){1,2}");
    if (looksLikeRange) {
      throw new ConfigException(
          list.position(),
          "%s: a range is written {range: [0, 5, 20]} in YAML; put it in quotes if a list with one text is meant"
              .formatted(key));
    }
    List<Value> items = new ArrayList<>();
    for (Node item : list.items()) {
      items.add(value(key, item));
    }
    return new Value.Vector(items);
  }

  private Value range(String key, Node node) throws ConfigException, BadValueException {
    Map<String, Node.Entry> entries = ((Node.Mapping) node).entries();
    Node.Entry range = entries.get(RANGE);
    BadValueException otherwise =
        new BadValueException(
            "is no value; a range is written {range: [0, 20]} or, with its step, {range: [0, 5, 20]}");
    if (range == null
        || entries.size() > 1
        || !(value(key, range.value()) instanceof Value.Vector numbers)) {
      throw otherwise;
    }
    return ValueText.range(numbers.items(), otherwise);
  }

  private static Map<String, Node.Entry> named(String key, Node node) throws ConfigException {
    if (!(node instanceof Node.Mapping mapping)) {
      throw new ConfigException(
          node.position(),
          "%s: names with their values are expected, such as {length: 20}, not %s"
              .formatted(key, node.kind()));
    }
    for (Map.Entry<String, Node.Entry> entry : mapping.entries().entrySet()) {
      String problem = Names.problemOfVariable(entry.getKey());
      if (problem != null) {
        throw new ConfigException(
            entry.getValue().keyPosition(),
            "%s: %s %s".formatted(key, Quote.of(entry.getKey()), problem));
      }
    }
    return mapping.entries();
  }
}
