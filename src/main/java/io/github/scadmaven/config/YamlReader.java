package io.github.scadmaven.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a YAML file into {@link Node}s: with places, anchors and merge keys resolved, duplicate
 * keys refused.
 *
 * <p>An alias gives the very node its anchor stands at, and a merge copies no more than the keys,
 * so that no nesting of aliases can take more memory or time than the file is long.
 */
final class YamlReader {

  /** A list of some thousand models has a tenth of this. */
  private static final long LARGEST_FILE = 1 << 20;

  private static final int DEEPEST = 50;

  private static final String MERGE_KEY = "<<";

  private final String source;
  private final YAMLParser parser;
  private final Map<String, Node> anchors = new HashMap<>();
  private int depth;

  private YamlReader(String source, YAMLParser parser) {
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
    YAMLFactory factory =
        YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    try (YAMLParser parser = factory.createParser(text)) {
      YamlReader reader = new YamlReader(source, parser);
      return reader.document();
    } catch (JsonProcessingException e) {
      throw syntaxError(source, e);
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
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new ConfigException(
          Position.of(source), "the file is not UTF-8; save it with that encoding");
    } catch (IOException e) {
      throw unreadable(source, e);
    }
  }

  private static ConfigException unreadable(String source, IOException e) {
    return new ConfigException(Position.of(source), "the file can't be read: " + e);
  }

  private static ConfigException syntaxError(String source, JsonProcessingException e) {
    JsonLocation location = e.getLocation();
    Position position =
        location == null
            ? Position.of(source)
            : new Position(source, location.getLineNr(), location.getColumnNr());
    String problem = e.getOriginalMessage().strip().lines().findFirst().orElse("");
    return new ConfigException(position, "this is not YAML: " + problem);
  }

  private Node.Mapping document() throws IOException, ConfigException {
    if (parser.nextToken() == null) {
      throw new ConfigException(new Position(source, 1, 1), "the file is empty; it needs: models:");
    }
    Node root = node();
    JsonToken more = parser.nextToken();
    if (more != null) {
      throw new ConfigException(position(), "a second document begins here; one is expected");
    }
    if (root instanceof Node.Mapping mapping) {
      return mapping;
    }
    throw new ConfigException(root.position(), "keys are expected here, not " + root.kind());
  }

  /** Reads the node that begins at the current token. */
  private Node node() throws IOException, ConfigException {
    Position position = position();
    if (parser.isCurrentAlias()) {
      return alias(position, parser.getText());
    }
    String anchor = parser.getObjectId();
    if (++depth > DEEPEST) {
      throw new ConfigException(position, "nested more than " + DEEPEST + " levels deep");
    }
    Node node =
        switch (parser.currentToken()) {
          case START_OBJECT -> mapping(position);
          case START_ARRAY -> sequence(position);
          case VALUE_NULL -> new Node.Scalar(position, "");
          default -> new Node.Scalar(position, parser.getText());
        };
    depth--;
    if (anchor != null) {
      anchors.put(anchor, node);
    }
    return node;
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
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      Position keyPosition = position();
      parser.nextToken();
      Node value = node();
      if (key.equals(MERGE_KEY)) {
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

  /** Of several merged mappings, the first that has a key counts. */
  private void merge(Node value, Map<String, Node.Entry> into) throws ConfigException {
    List<Node> sources = value instanceof Node.Sequence list ? list.items() : List.of(value);
    for (Node from : sources) {
      if (!(from instanceof Node.Mapping mapping)) {
        throw new ConfigException(
            from.position(), "<< merges blocks of keys, such as *alias, not " + from.kind());
      }
      mapping.entries().forEach(into::putIfAbsent);
    }
  }

  private Position position() {
    @Nullable JsonLocation location = parser.currentTokenLocation();
    return location == null
        ? Position.of(source)
        : new Position(source, location.getLineNr(), location.getColumnNr());
  }
}
