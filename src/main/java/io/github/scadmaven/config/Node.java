package io.github.scadmaven.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value of the configuration together with its place, no matter whether it was written in YAML or
 * in a POM. Scalars are kept as the text that was written; only who reads them knows whether {@code
 * 010} is a name or a number.
 */
public sealed interface Node {

  /** Returns where it stands. */
  Position position();

  /** Returns what it is, for messages: with an article. */
  String kind();

  /**
   * A single value.
   *
   * @param position where it stands
   * @param text what was written, without YAML's quotes; empty for YAML's null
   * @param isQuoted whether it is a text, whatever it reads like: it was in YAML's quotes, or is an
   *     empty element of a POM
   */
  record Scalar(Position position, String text, boolean isQuoted) implements Node {

    /** Creates a value that may be more than a text. */
    public Scalar(Position position, String text) {
      this(position, text, false);
    }

    @Override
    public String kind() {
      return text.isEmpty() ? "nothing" : Quote.of(text);
    }
  }

  /**
   * A list.
   *
   * @param position where it begins
   * @param items its items
   */
  record Sequence(Position position, List<Node> items) implements Node {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  /**
   * Keys and values.
   *
   * @param position where it begins
   * @param entries the entries by key, in the order written
   */
  record Mapping(Position position, Map<String, Entry> entries) implements Node {
    public Mapping {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    @Override
    public String kind() {
      return "a block of keys";
    }
  }

  /**
   * A value with the place of its key.
   *
   * @param keyPosition where the key stands
   * @param value the value
   */
  record Entry(Position keyPosition, Node value) {}
}
