package io.github.scadmaven.render;

import io.github.scadmaven.config.Node;
import io.github.scadmaven.config.Position;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The configuration of a POM, written as maps and lists. */
final class PomNodes {

  private static final Position POM = Position.of("pom.xml");

  private PomNodes() {}

  static Node.Mapping of(Map<?, ?> configuration) {
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    configuration.forEach(
        (key, value) -> entries.put((String) key, new Node.Entry(POM, node(value))));
    return new Node.Mapping(POM, entries);
  }

  private static Node node(Object value) {
    if (value instanceof Map<?, ?> map) {
      return of(map);
    }
    if (value instanceof List<?> list) {
      return new Node.Sequence(POM, list.stream().map(PomNodes::node).toList());
    }
    return new Node.Scalar(POM, value.toString());
  }
}
