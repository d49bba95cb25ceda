package io.github.scadmaven.config;

import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/**
 * Jackson's YAML parser, asked for what it keeps to itself: it forgets the anchors of scalars, and
 * whether a text was quoted.
 */
final class EventYamlParser extends YAMLParser {

  private static final String STANDARD_TAG = "tag:yaml.org,2002:";

  private EventYamlParser(Reader reader, IOContext context, int features, int yamlFeatures) {
    super(context, features, yamlFeatures, new LoaderOptions(), null, reader);
  }

  static EventYamlParser of(String text) throws IOException {
    return new Factory().createParser(new StringReader(text));
  }

  /** Returns the anchor of what the current token begins or, for an alias, names. */
  @Nullable String anchor() {
    return _lastEvent instanceof NodeEvent node ? node.getAnchor() : null;
  }

  /** Returns the tag of what the current token begins, as people write it. */
  @Nullable String tag() {
    String tag = null;
    if (_lastEvent instanceof ScalarEvent scalar) {
      tag = scalar.getTag();
    } else if (_lastEvent instanceof CollectionStartEvent collection) {
      tag = collection.getTag();
    }
    return tag == null ? null : tag.replace(STANDARD_TAG, "!!");
  }

  /** Returns whether the current token is a text without quotes. */
  boolean isPlain() {
    return _lastEvent instanceof ScalarEvent scalar && scalar.isPlain();
  }

  /** Only factories can give parsers the context that they need. */
  private static final class Factory extends YAMLFactory {

    private static final long serialVersionUID = 1L;

    @Override
    public EventYamlParser createParser(Reader reader) throws IOException {
      return new EventYamlParser(
          reader,
          _createContext(_createContentReference(reader), true),
          _parserFeatures,
          _yamlParserFeatures);
    }
  }
}
