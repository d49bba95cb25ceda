package io.github.scadmaven.mojo;

import io.github.scadmaven.config.ConfigException;
import io.github.scadmaven.config.Node;
import io.github.scadmaven.config.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Turns the mojo's parameters into the nodes that the configuration is read from, like those of the
 * YAML.
 */
final class PomConfiguration {

  private final String pom;
  private final Properties userProperties;
  private final Map<String, Node.Entry> entries = new LinkedHashMap<>();

  /**
   * Starts with no parameters.
   *
   * @param pom the POM's name, for messages
   * @param userProperties those of the command line
   */
  PomConfiguration(String pom, Properties userProperties) {
    this.pom = pom;
    this.userProperties = userProperties;
  }

  /** Adds a parameter, unless it is not set. */
  PomConfiguration with(String name, @Nullable Object value) {
    if (value != null) {
      add(name, new Node.Scalar(position(name), value.toString()));
    }
    return this;
  }

  /** Adds a parameter with several values, unless it is not set. */
  PomConfiguration withAll(String name, @Nullable List<?> values) {
    if (values != null && !values.isEmpty()) {
      List<Node> items = new ArrayList<>();
      values.forEach(
          value -> items.add(new Node.Scalar(position(name), Objects.toString(value, ""))));
      add(name, new Node.Sequence(position(name), items));
    }
    return this;
  }

  /**
   * Adds a parameter that is one text or has several elements, unless it is not set. Maven leaves
   * such a parameter's property to those who read it.
   *
   * @param ofProject the properties of the POM
   */
  PomConfiguration withWords(
      String name, @Nullable PlexusConfiguration element, Properties ofProject)
      throws ConfigException {
    if (element == null) {
      return this;
    }
    String property = "scad." + name;
    if (element.getChildCount() == 0 && text(element).equals("${" + property + "}")) {
      return with(name, userProperties.getProperty(property, ofProject.getProperty(property)));
    }
    add(name, PomModel.value(element, Position.of(pom)));
    return this;
  }

  /** Adds the models, unless there are none. */
  PomConfiguration withModels(@Nullable PlexusConfiguration models) throws ConfigException {
    if (models != null && !text(models).isBlank()) {
      throw new ConfigException(
          Position.of(pom),
          "models: a list of <model> is expected, not \"%s\"".formatted(text(models).strip()));
    }
    if (models != null && models.getChildCount() > 0) {
      List<Node> items = new ArrayList<>();
      for (PlexusConfiguration model : models.getChildren()) {
        Position position =
            Position.of("%s: <%s> %d".formatted(pom, model.getName(), items.size() + 1));
        items.add(PomModel.node(model, position));
      }
      add("models", new Node.Sequence(Position.of(pom), items));
    }
    return this;
  }

  /** Returns all that was added. */
  Node.Mapping build() {
    return new Node.Mapping(Position.of(pom), entries);
  }

  private void add(String name, Node value) {
    entries.put(name, new Node.Entry(value.position(), value));
  }

  private Position position(String name) {
    String property = "scad." + name;
    return Position.of(userProperties.containsKey(property) ? "-D" + property : pom);
  }

  private static String text(PlexusConfiguration element) {
    return Objects.requireNonNullElse(element.getValue(), "");
  }
}
