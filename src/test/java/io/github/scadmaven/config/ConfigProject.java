package io.github.scadmaven.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A project's folder with its configuration files.
 *
 * @param folder the folder
 */
record ConfigProject(Path folder) {

  static final Node.Mapping NO_POM = pom(Map.of());

  /** Returns a project that has a gateway file and the file {@code parts/box.scad}. */
  static ConfigProject in(Path folder) {
    return new ConfigProject(folder)
        .with("renderer.scad", "")
        .with("parts/box.scad", "length = 1;")
        .with(
            "parts/box.json",
            "{\"parameterSets\": {\"long\": {\"length\": \"9\"}, \"short\": {}}}");
  }

  /** Returns what a POM would say; a value is a text, a list of texts, or a list of blocks. */
  static Node.Mapping pom(Map<String, ?> values) {
    return (Node.Mapping) node(values);
  }

  private static Node node(Object value) {
    Position position = Position.of("pom.xml");
    if (value instanceof List<?> items) {
      return new Node.Sequence(position, items.stream().map(ConfigProject::node).toList());
    }
    if (value instanceof Map<?, ?> values) {
      Map<String, Node.Entry> entries = new LinkedHashMap<>();
      values.forEach(
          (key, child) -> entries.put(key.toString(), new Node.Entry(position, node(child))));
      return new Node.Mapping(position, entries);
    }
    return new Node.Scalar(position, value.toString());
  }

  ConfigProject with(String file, String... lines) {
    String text = lines.length == 0 ? "" : String.join("\n", Arrays.asList(lines)) + "\n";
    return with(file, text.getBytes(StandardCharsets.UTF_8));
  }

  ConfigProject with(String file, byte[] content) {
    try {
      Path path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      Files.write(path, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ConfigProject withYaml(String... lines) {
    return with("render_config.yaml", lines);
  }

  RenderConfig read() throws ConfigException {
    return read(NO_POM);
  }

  RenderConfig read(Node.Mapping pom) throws ConfigException {
    return readIfAny(null, pom).orElseThrow();
  }

  Optional<RenderConfig> readIfAny(Path configFile, Node.Mapping pom) throws ConfigException {
    return RenderConfig.read(folder, configFile, pom);
  }

  /** Returns the message about a project that can't be read, with the folder as {@code DIR}. */
  String error() {
    return error(NO_POM);
  }

  String error(Node.Mapping pom) {
    ConfigException e = catchThrowableOfType(ConfigException.class, () -> read(pom));
    if (e == null) {
      return "no error";
    }
    return e.getMessage()
        .replace(folder + folder.getFileSystem().getSeparator(), "DIR/")
        .replace(folder.toString(), "DIR");
  }
}
