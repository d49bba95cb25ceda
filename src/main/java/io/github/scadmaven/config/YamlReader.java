package io.github.scadmaven.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.scadmaven.file.IoProblem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Reads a YAML file into {@link Node}s: with places, anchors and merge keys resolved, duplicate
 * keys and unknown tags refused.
 *
 * <p>An alias gives the very node its anchor stands at, a merge copies no more than the keys, and
 * there is a bound on the keys that are merged, so that no nesting of aliases can take much more
 * memory or time than the file is long.
 */
final class YamlReader {

  /** A list of some thousand models has a tenth of this. */
  private static final long LARGEST_FILE = 1 << 20;

  private static final int DEEPEST = 50;

  /** Some thousand models, each of which merges all keys that a model has, need a tenth of this. */
  private static final int MOST_MERGED_KEYS = 200_000;

  private static final String MERGE_KEY = "<<";

  /** Those that change nothing: values are read as the text that was written. */
  private static final Set<String> KNOWN_TAGS =
      Set.of("!", "!!str", "!!int", "!!float", "!!bool", "!!seq", "!!map");

  /** The parser says so of each character that can't begin a value, but only tabs are meant. */
  private static final String INDENTATION_HINT = " \\(Do not use [^\\\\]+ for indentation\\)$";

  private final String source;
  private final EventYamlParser parser;
  private final Map<String, Node> anchors = new HashMap<>();
  private int depth;
  private int mergedKeys;

  private YamlReader(String source, EventYamlParser parser) {
    this.source = source;
    this.parser = parser;
  }

  /**
   * Reads a file.
   *
   * @param file the file
   * @param source its name in messages
   * @return its one document
   * @throws ConfigException if it can't be read, is no UTF-8, no YAML, empty, or too large
   */
  static Node.Mapping read(Path file, String source) throws ConfigException {
    String text = text(file, source);
    try (EventYamlParser parser = EventYamlParser.of(text)) {
      return new YamlReader(source, parser).document();
    } catch (JsonProcessingException e) {
      throw syntaxError(source, text, e);
    } catch (IOException e) {
      throw unreadable(source, e);
    }
  }

  private static String text(Path file, String source) throws ConfigException {
    try {
      long size = Files.size(file);
      if (size > LARGEST_FILE) {
        throw new ConfigException(
            Position.of(source),
            "the file has %d bytes; a configuration has at most %d".formatted(size, LARGEST_FILE));
      }
      return decoded(ByteBuffer.wrap(Files.readAllBytes(file)), source);
    } catch (IOException e) {
      throw unreadable(source, e);
    }
  }

  private static String decoded(ByteBuffer bytes, String source) throws ConfigException {
    CharBuffer chars = CharBuffer.allocate(bytes.remaining());
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(bytes, chars, true);
    String text = chars.flip().toString();
    if (result.isError()) {
      throw new ConfigException(
          endOf(text, source),
          "the byte 0x%02X here is not UTF-8; save the file with that encoding"
              .formatted(bytes.get(bytes.position())));
    }
    return text;
  }

  private static Position endOf(String text, String source) {
    int lines = (int) text.chars().filter(c -> c == '\n').count();
    String lastLine = text.substring(text.lastIndexOf('\n') + 1);
    return new Position(source, lines + 1, lastLine.codePointCount(0, lastLine.length()) + 1);
  }

  private static ConfigException unreadable(String source, IOException e) {
    return new ConfigException(Position.of(source), "the file can't be read: " + IoProblem.of(e));
  }

  private static ConfigException syntaxError(
      String source, String text, JsonProcessingException e) {
    if (e.getCause() instanceof ReaderException bad) {
      int index = text.offsetByCodePoints(0, bad.getPosition());
      return new ConfigException(
          endOf(text.substring(0, index), source),
          "this is not YAML: the character U+%04X is not allowed".formatted(bad.getCodePoint()));
    }
    if (e.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
      return new ConfigException(
          new Position(
              source,
              marked.getProblemMark().getLine() + 1,
              marked.getProblemMark().getColumn() + 1),
          "this is not YAML: " + marked.getProblem().replaceFirst(INDENTATION_HINT, ""));
    }
    String message = e.getOriginalMessage();
    return new ConfigException(
        position(source, e.getLocation()),
        message.startsWith("Expected a field name")
            ? "a key must be a word, not a list, a block of keys or an alias"
            : "this is not YAML: " + message);
  }

  private Node.Mapping document() throws IOException, ConfigException {
    Node root =
        parser.nextToken() == null ? new Node.Scalar(new Position(source, 1, 1), "") : node();
    JsonToken more = parser.nextToken();
    if (more != null) {
      throw new ConfigException(position(), "a second document begins here; one is expected");
    }
    if (root instanceof Node.Mapping mapping) {
      return mapping;
    }
    if (root instanceof Node.Scalar scalar && scalar.text().isEmpty()) {
      throw new ConfigException(
          root.position(),
          "models: the file is empty; list at least one model, such as module: wheel");
    }
    throw new ConfigException(
        root.position(), "keys are expected here, such as models, not " + root.kind());
  }

  /** Reads the node that begins at the current token. */
  private Node node() throws IOException, ConfigException {
    Position position = position();
    if (parser.isCurrentAlias()) {
      return alias(position, parser.getText());
    }
    checkTag(position);
    String anchor = parser.anchor();
    if (++depth > DEEPEST) {
      throw new ConfigException(
          position, "nested more than %d levels deep; a configuration needs 4".formatted(DEEPEST));
    }
    Node node =
        switch (parser.currentToken()) {
          case START_OBJECT -> mapping(position);
          case START_ARRAY -> sequence(position);
          case VALUE_NULL -> new Node.Scalar(position, "");
          default -> new Node.Scalar(position, parser.getText(), isText());
        };
    depth--;
    if (anchor != null) {
      anchors.put(anchor, node);
    }
    return node;
  }

  /** A tag counts more than quotes. */
  private boolean isText() {
    String tag = parser.tag();
    return tag == null ? !parser.isPlain() : tag.equals("!") || tag.equals("!!str");
  }

  private void checkTag(Position position) throws ConfigException {
    String tag = parser.tag();
    if (tag != null && !KNOWN_TAGS.contains(tag)) {
      throw new ConfigException(
          position, "%s: tags such as this mean nothing here; leave it out".formatted(tag));
    }
  }

  private Node alias(Position position, String name) throws ConfigException {
    Node target = anchors.get(name);
    if (target == null) {
      throw new ConfigException(
          position, "*%s: no anchor &%s is complete before this place".formatted(name, name));
    }
    return target;
  }

  private Node.Sequence sequence(Position position) throws IOException, ConfigException {
    List<Node> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(node());
    }
    return new Node.Sequence(position, items);
  }

  private Node.Mapping mapping(Position position) throws IOException, ConfigException {
    Map<String, Node.Entry> own = new LinkedHashMap<>();
    Map<String, Node.Entry> merged = new LinkedHashMap<>();
    @Nullable Position mergePosition = null;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      Position keyPosition = position();
      boolean isMerge = key.equals(MERGE_KEY) && parser.isPlain();
      Node.Entry earlier = isMerge ? null : own.get(key);
      Position first = earlier == null ? null : earlier.keyPosition();
      checkOnce(key, keyPosition, isMerge ? mergePosition : first);
      anchorKey(key, keyPosition);
      parser.nextToken();
      Node value = node();
      if (isMerge) {
        mergePosition = keyPosition;
        merge(value, merged);
      } else {
        own.put(key, new Node.Entry(keyPosition, value));
      }
    }
    // What a mapping says itself counts more than what is merged into it, wherever the merge key
    // stands.
    merged.forEach(own::putIfAbsent);
    return new Node.Mapping(position, own);
  }

  private static void checkOnce(String key, Position position, @Nullable Position first)
      throws ConfigException {
    if (first != null) {
      throw new ConfigException(
          position,
          "%s: is given twice, first in line %d; only one can count"
              .formatted(Quote.shortened(key), first.line()));
    }
  }

  private void anchorKey(String key, Position position) throws ConfigException {
    checkTag(position);
    String anchor = parser.anchor();
    if (anchor != null) {
      anchors.put(anchor, new Node.Scalar(position, key));
    }
  }

  /** Of several merged mappings, the first that has a key counts. */
  private void merge(Node value, Map<String, Node.Entry> into) throws ConfigException {
    List<Node> sources = value instanceof Node.Sequence list ? list.items() : List.of(value);
    for (Node from : sources) {
      if (!(from instanceof Node.Mapping mapping)) {
        throw new ConfigException(
            from.position(),
            "<<: blocks of keys can be merged, such as *alias, not " + from.kind());
      }
      mergedKeys += mapping.entries().size();
      if (mergedKeys > MOST_MERGED_KEYS) {
        throw new ConfigException(
            value.position(),
            "<<: more than %d keys are merged in this file".formatted(MOST_MERGED_KEYS));
      }
      mapping.entries().forEach(into::putIfAbsent);
    }
  }

  private Position position() {
    return position(source, parser.currentTokenLocation());
  }

  private static Position position(String source, @Nullable JsonLocation location) {
    return location == null
        ? Position.of(source)
        : new Position(source, location.getLineNr(), location.getColumnNr());
  }
}
