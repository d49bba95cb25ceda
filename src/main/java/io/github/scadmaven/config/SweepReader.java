package io.github.scadmaven.config;

import io.github.scadmaven.config.Sweep.Axis;
import io.github.scadmaven.config.Sweep.Role;
import io.github.scadmaven.openscad.Value;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the {@link Sweep} of a model. */
final class SweepReader {

  private static final String QUALITY = "quality";

  private final Fields fields;
  private final Map<String, Axis> axes = new LinkedHashMap<>();

  private SweepReader(Fields fields) {
    this.fields = fields;
  }

  /**
   * Reads a sweep.
   *
   * @param block its keys
   * @param naming how they are written
   */
  static Sweep read(Node.Mapping block, Fields.Naming naming) throws ConfigException {
    return new SweepReader(new Fields(block, naming, Path.of(""))).read(block);
  }

  private Sweep read(Node.Mapping block) throws ConfigException {
    Node arguments = fields.node("arguments");
    Node variables = fields.node("variables");
    Node quality = fields.node(QUALITY);
    Node exclude = fields.node("exclude");
    fields.finish();
    addAll(Role.ARGUMENT, "arguments", arguments);
    addAll(Role.VARIABLE, "variables", variables);
    if (quality != null) {
      add(new Axis(Role.QUALITY, QUALITY, qualities(quality)), quality.position());
    }
    if (axes.isEmpty()) {
      throw new ConfigException(
          block.position(),
          "sweep: nothing is swept; give arguments, variables or quality lists of values, such as {arguments: {length: [2, 4]}}");
    }
    Sweep sweep = new Sweep(List.copyOf(axes.values()), exclude(exclude));
    if (sweep.size().compareTo(BigInteger.valueOf(Sweep.MOST_COMBINATIONS)) > 0) {
      throw new ConfigException(
          block.position(),
          "sweep: these lists have %,d combinations; a model may have %,d"
              .formatted(sweep.size(), Sweep.MOST_COMBINATIONS));
    }
    return sweep;
  }

  private void addAll(Role role, String key, @Nullable Node node) throws ConfigException {
    if (node == null) {
      return;
    }
    Map<String, List<Value>> lists = ValueReader.lists("sweep." + key, node);
    if (lists.isEmpty()) {
      throw new ConfigException(
          node.position(),
          "sweep.%s: there is no list, such as {length: [2, 4]}; give one or leave the key out"
              .formatted(key));
    }
    for (Map.Entry<String, List<Value>> list : lists.entrySet()) {
      add(new Axis(role, list.getKey(), list.getValue()), node.position());
    }
  }

  private void add(Axis axis, Position position) throws ConfigException {
    if (axes.put(axis.name(), axis) != null) {
      throw new ConfigException(
          position,
          "sweep: %s is swept twice, as argument, variable or quality; combinations could not be told from each other"
              .formatted(axis.name()));
    }
  }

  private List<Value> qualities(Node node) throws ConfigException {
    List<Value> qualities = ValueReader.list("sweep.quality", node);
    for (Value quality : qualities) {
      if (!quality.literal().matches("\\d{1,9}")) {
        throw new ConfigException(
            node.position(),
            "sweep.quality: %s is not a whole number from 0 up, such as 96"
                .formatted(quality.literal()));
      }
    }
    return qualities;
  }

  private List<Map<String, Value>> exclude(@Nullable Node node) throws ConfigException {
    if (node == null) {
      return List.of();
    }
    if (!(node instanceof Node.Sequence list)) {
      throw new ConfigException(
          node.position(),
          "sweep.exclude: a list of combinations is expected, such as [{length: 2, d: 3}], not "
              + node.kind());
    }
    List<Map<String, Value>> exclude = new ArrayList<>();
    for (Node item : list.items()) {
      Map<String, Value> part = ValueReader.values("sweep.exclude", item);
      if (part.isEmpty()) {
        throw new ConfigException(
            item.position(), "sweep.exclude: a combination without values would be all of them");
      }
      for (Map.Entry<String, Value> value : part.entrySet()) {
        check(value.getKey(), value.getValue(), item.position());
      }
      exclude.add(part);
    }
    return exclude;
  }

  /** What can't be met excludes nothing, and is a mistake. */
  private void check(String name, Value value, Position position) throws ConfigException {
    Axis axis = axes.get(name);
    if (axis == null) {
      throw new ConfigException(
          position,
          "sweep.exclude: %s is not swept; %s"
              .formatted(name, Suggestion.forWord(name, axes.keySet())));
    }
    if (!axis.values().contains(value)) {
      throw new ConfigException(
          position,
          "sweep.exclude: %s is never %s".formatted(name, Quote.shortened(value.literal())));
    }
  }
}
