package io.github.scadmaven.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.github.scadmaven.openscad.Backend;
import io.github.scadmaven.openscad.Format;
import io.github.scadmaven.openscad.Strictness;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Editors complete from the schema, so it knows what the reader knows: no key less, none more. */
class RenderConfigSchemaTest {

  private static final JsonNode SCHEMA = load();

  private static final JsonSchema VALIDATOR =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(SCHEMA);

  /** Editors read YAML 1.2, which knows no booleans but true and false. */
  private static final YAMLMapper EDITOR =
      YAMLMapper.builder().enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS).build();

  /** Lines of the general part; those of models stand in {@link #VALID_MODELS}. */
  private static final List<String> VALID_SETTINGS =
      List.of(
          "scad_file: renderer.scad",
          "scad_file: parts/box.scad",
          "openscad_path: openscad-nightly",
          "openscad_path: /opt/openscad",
          "engine: auto",
          "engine: native",
          "threads: 4",
          "threads: '4'",
          "threads: 1C",
          "threads: 1c",
          "threads: 0.5C",
          "threads: 0.25C",
          "threads: 999999",
          "memory: 512MB",
          "memory: 1KB",
          "memory: 8 GB",
          "memory: 999999gb",
          "quality: 0",
          "quality: 96",
          "quality: '96'",
          "quality: 999999999",
          "backend: manifold",
          "backend: cgal",
          "fonts: parts",
          "fonts: [parts, parts/box.scad]",
          "engine: embedded",
          "strictness: lenient",
          "strictness: standard",
          "strictness: strict",
          "timeout: 90s",
          "timeout: 10m",
          "timeout: 2h",
          "timeout: 10 m",
          "launcher: srun --ntasks=1",
          "launcher: \"nice 'a b'\"",
          "launcher: 'docker run --name \"a \\\" b\" image'",
          "launcher: a\\ b",
          "launcher: none",
          "launcher: []",
          "launcher: [srun, --comment=a b, 1]",
          "fail_fast: true",
          "fail_fast: false",
          "fail_fast: 'true'",
          "library_path: parts",
          "library_path: [parts, .]",
          "reproducible: true",
          "reproducible: false",
          "cache: false",
          "cache_directory: parts",
          "cache_directory: not/there/yet",
          "cache_size: 512MB",
          "cache_size: 5 GB",
          "remote_cache: https://cache.example.org/scad",
          "server_id: cache",
          "push: true",
          "allow: known",
          "allow: 42",
          "allow: [known, 'also .*']",
          "shard: 1/1",
          "shard: 2/5",
          "shard: '10/10'",
          "shard: 9999/9999");

  private static final List<String> INVALID_SETTINGS =
      List.of(
          "scad_file:",
          "scad_file: ''",
          "scad_file: ' '",
          "scad_file: [renderer.scad]",
          "openscad_path:",
          "openscad_path: {a: b}",
          "engine: nativ",
          "engine:",
          "threads: 0",
          "threads: '0'",
          "threads: 0C",
          "threads: 0.0C",
          "threads: -1",
          "threads: 1.5",
          "threads: many",
          "threads: 1 C",
          "threads: 1000000",
          "threads: .5C",
          "threads: [4]",
          "threads: true",
          "memory: 8",
          "memory: 0GB",
          "memory: 1.5GB",
          "memory: 8G",
          "memory: 1000000MB",
          "memory: [8GB]",
          "memory:",
          "threads:",
          "quality: -3",
          "quality: 9.5",
          "quality: high",
          "quality: '-1'",
          "quality: 1000000000",
          "quality: ''",
          "quality: ~",
          "backend: nef",
          "strictness: hard",
          "strictness: true",
          "timeout: 5",
          "timeout: 0s",
          "timeout: 1d",
          "timeout: 1.5h",
          "timeout: 1000000s",
          "timeout:",
          "launcher:",
          "launcher: ' '",
          "launcher: srun 'a",
          "launcher: srun \"a",
          "launcher: srun a\\",
          "launcher: {srun: 1}",
          "launcher: [srun, [a]]",
          "launcher: [srun, ' ']",
          "fail_fast: yes",
          "fail_fast: 1",
          "fail_fast:",
          "fonts: []",
          "fonts: {a: parts}",
          "library_path: []",
          "library_path: [~]",
          "library_path: {a: parts}",
          "library_path: [[parts]]",
          "reproducible: no",
          "reproducible: [true]",
          "cache: on",
          "cache_directory:",
          "cache_size: 5",
          "cache_size: 0GB",
          "cache_size: 5 TB",
          "remote_cache:",
          "server_id: [a]",
          "push: 1",
          "allow: []",
          "allow:",
          "allow: [{a: b}]",
          "shard: 0/5",
          "shard: 1/0",
          "shard: 02/5",
          "shard: 1/10000",
          "shard: 1 / 5",
          "shard: 2",
          "shard: 0.4",
          "shard: [1/2]",
          "shard:",
          "modle: wheel",
          "failFast: true",
          "colour: red");

  private static final List<String> VALID_MODELS =
      List.of(
          "module: wheel",
          "module: 1x1_bin_stl",
          "module: $part",
          "module: _",
          "module: console",
          "file: parts/box.scad",
          "module: wheel, name: wheel",
          "module: wheel, name: big wheel",
          "module: wheel, name: w",
          "module: wheel, name: räder.v2",
          "module: wheel, name: 123",
          "module: wheel, name: 1.5",
          "module: wheel, name: true",
          "module: wheel, name: com",
          "module: wheel, name: concave",
          "module: wheel, suffix: dxf",
          "module: wheel, suffix: 3mf",
          "module: wheel, suffix: off",
          "module: wheel, suffix: [stl]",
          "module: wheel, suffix: [stl, dxf, svg]",
          "module: wheel, quality: 200",
          "module: wheel, quality: '0'",
          "module: wheel, backend: cgal",
          "module: wheel, strictness: strict",
          "module: wheel, timeout: 10m",
          "module: wheel, arguments: {r: 5, size: [1, [2, true]], label: '\"', $fa: 2.5, v: []}",
          "module: wheel, arguments: {steps: {range: [0, 5, 20]}, more: {range: [0, 1]}}",
          "module: wheel, arguments: {}",
          "file: parts/box.scad, arguments: {}",
          "module: wheel, arguments: {r: 5}, name: '%s'".formatted("{r}".repeat(100)),
          "file: parts/box.scad, variables: {w: -1e3, label: '', flag: false, none: undef}",
          "file: parts/box.scad, parameter_file: parts/box.json",
          "file: parts/box.scad, parameter_file: parts/box.json, parameter_sets: long",
          "file: parts/box.scad, parameter_file: parts/box.json, parameter_sets: [long, short]",
          "module: wheel, sweep: {arguments: {r: [1, 2]}, variables: {w: [a, 2.5]}, quality: [8]}",
          "module: wheel, sweep: {arguments: {r: [1, 2]}, exclude: [{r: 1}]}",
          "module: wheel, sweep: {quality: [8, 9]}, name: 'w-{quality}'",
          "module: wheel, suffix: png, camera: '0,0,0,55,0,25.5,140'",
          "module: wheel, suffix: [png], camera: [0, -1, 2, 3, 4, 5]",
          "module: wheel, suffix: [stl, png], camera: ['0', -1.5, 2, 3, 4, 5, 6]",
          "module: wheel, suffix: png, projection: ortho",
          "module: wheel, suffix: png, size: 800x600",
          "module: wheel, suffix: png, size: '800, 600'",
          "module: wheel, suffix: png, size: [16384, 1]",
          "module: wheel, suffix: png, colorscheme: Tomorrow Night",
          "module: wheel, suffix: png, view_all: true",
          "module: wheel, suffix: png, full_render: false",
          "module: wheel, animate: 1",
          "module: wheel, animate: '100000'",
          "module: wheel, suffix: 3mf, export: {3mf: {unit: inch, add-meta-data: false}}",
          "module: wheel, suffix: pdf, export: {export-pdf: {grid-size: 5}}",
          "module: wheel, suffix: pdf, export: {pdf: {meta-data-title: ''}}",
          "module: wheel, suffix: pdf, export: pdf/meta-data-title=a/b = c",
          "module: wheel, suffix: [3mf, pdf], export: [3mf/unit=inch, export-pdf/paper-size=a6]",
          "module: wheel, launcher: none",
          "module: wheel, launcher: [nice, -n, 19]",
          "file: parts/box.scad, name: b, suffix: [stl], quality: 0, strictness: lenient, timeout: 1s");

  private static final List<String> INVALID_MODELS =
      List.of(
          "",
          "name: wheel",
          "module: wheel, file: parts/box.scad",
          "modle: wheel",
          "module: 'a; cube()'",
          "module: a/b",
          "module: zähler",
          "module: 123",
          "module: '123'",
          "module: '1e5'",
          "module: '0x1F'",
          "module: true",
          "module: 'true'",
          "module: for",
          "module: undef",
          "module:",
          "module: ''",
          "module: [wheel]",
          "file:",
          "file: [parts/box.scad]",
          "module: wheel, arguments: 5",
          "module: wheel, arguments: [5]",
          "module: wheel, arguments: {'r; cube()': 5}",
          "module: wheel, arguments: {r: {to: 5}}",
          "module: wheel, arguments: {r: {range: [1]}}",
          "module: wheel, arguments: {r: {range: [1, 2, 3, 4]}}",
          "module: wheel, arguments: {r: {range: [1, x]}}",
          "module: wheel, arguments: {r: }",
          "module: wheel, variables: {5: 5}",
          "module: wheel, variables: {true: 5}",
          "module: wheel, parameter_file: ",
          "module: wheel, parameter_file: parts/box.json, parameter_sets: []",
          "module: wheel, parameter_sets: [a]",
          "module: wheel, quality: 5, variables: {$fn: 5}",
          "module: wheel, animate: 5, variables: {$t: 0.5}",
          "file: parts/box.scad, arguments: {r: 5}",
          "module: wheel, sweep: {arguments: {}}",
          "module: wheel, sweep: {}",
          "module: wheel, sweep: {exclude: []}",
          "module: wheel, sweep: {arguments: {r: 1}}",
          "module: wheel, sweep: {arguments: {r: []}}",
          "module: wheel, sweep: {arguments: {r: [1, 1]}}",
          "module: wheel, sweep: {quality: [-1]}",
          "module: wheel, sweep: {quality: [1.5]}",
          "module: wheel, sweep: {quality: [1], exclude: {quality: 1}}",
          "module: wheel, sweep: {quality: [1, 2], exclude: [{}]}",
          "module: wheel, sweep: {qualities: [1]}",
          "module: wheel, name: ../x",
          "module: wheel, name: a/b",
          "module: wheel, name: 'a\\b'",
          "module: wheel, name: \"a\\nb\"",
          "module: wheel, name: \"a\\u0085b\"",
          "module: wheel, name: \"a\\u2028b\"",
          "module: wheel, name: 'a:b'",
          "module: wheel, name: 'a*'",
          "module: wheel, name: '-a'",
          "module: wheel, name: .a",
          "module: wheel, name: ' a'",
          "module: wheel, name: 'a '",
          "module: wheel, name: a.",
          "module: wheel, name: '.'",
          "module: wheel, name: con",
          "module: wheel, name: COM1",
          "module: wheel, name: nul.txt",
          "module: wheel, name: ''",
          "module: wheel, name:",
          "module: wheel, name: [a]",
          "module: wheel, name: " + "x".repeat(201),
          "module: wheel, suffix: slt",
          "module: wheel, suffix: 'stl,dxf'",
          "module: wheel, suffix: []",
          "module: wheel, suffix: [stl, stl]",
          "module: wheel, suffix: [[stl]]",
          "module: wheel, suffix: ~",
          "module: wheel, suffix: false",
          "module: wheel, quality: -3",
          "module: wheel, quality: ~",
          "module: wheel, backend: nef",
          "module: wheel, strictness: hard",
          "module: wheel, timeout: 5",
          "module: wheel, timeout: soon",
          "module: wheel, suffix: png, camera: 1",
          "module: wheel, suffix: png, camera: [1, 2, 3]",
          "module: wheel, suffix: png, camera: [1, 2, 3, 4, 5, 6, 7, 8]",
          "module: wheel, suffix: png, camera: [1, 2, 3, 4, 5, x]",
          "module: wheel, suffix: png, camera: '1,2,3,4,5,'",
          "module: wheel, suffix: png, camera: '1,2,3,4,5,nan'",
          "module: wheel, camera: [1, 2, 3, 4, 5, 6]",
          "module: wheel, suffix: png, projection: flat",
          "module: wheel, suffix: stl, projection: ortho",
          "module: wheel, suffix: png, size: 800",
          "module: wheel, suffix: png, size: 0x600",
          "module: wheel, suffix: png, size: [800, 16385]",
          "module: wheel, suffix: [stl], size: 800x600",
          "module: wheel, suffix: png, colorscheme:",
          "module: wheel, colorscheme: Metallic",
          "module: wheel, suffix: png, view_all: all",
          "module: wheel, view_all: true",
          "module: wheel, suffix: png, full_render: 1",
          "module: wheel, full_render: false",
          "module: wheel, animate: 0",
          "module: wheel, animate: 100001",
          "module: wheel, animate: -1",
          "module: wheel, suffix: 3mf, export: unit=inch",
          "module: wheel, suffix: 3mf, export: 3mf/unit",
          "module: wheel, suffix: 3mf, export: []",
          "module: wheel, suffix: 3mf, export: \"3mf/unit=in\\nch\"",
          "module: wheel, suffix: 3mf, export: {3mf: inch}",
          "module: wheel, suffix: 3mf, export: {3mf: {unit: [inch]}}",
          "module: wheel, suffix: 3mf, export: {3mf: {a/b: inch}}",
          "module: wheel, suffix: 3mf, export: {3mf: {a=b: inch}}",
          "module: wheel, launcher: ~",
          "module: wheel, launcher: \"'\"",
          "module: wheel, threads: 4");

  private static final List<String> INVALID_DOCUMENTS =
      List.of(
          "wheel",
          "[]",
          "~",
          "models:",
          "models: []",
          "models: wheel",
          "models: {module: wheel}",
          "models: [wheel]",
          "models: [~]",
          "models: [[]]",
          "models: [{module: wheel}, {modul: axle}]");

  @TempDir private Path folder;

  @Test
  void theSchemaHasTheReadersKeysAndNoOthers() {
    assertThat(namesOf(SCHEMA.get("properties")))
        .containsExactlyInAnyOrderElementsOf(keysOfTheReader("nothing_like_it: 1"));
    assertThat(namesOf(model().get("properties")))
        .containsExactlyInAnyOrderElementsOf(keysOfTheReader("models: [{nothing_like_it: 1}]"));
  }

  @Test
  void everySettingHasAKey() {
    assertThat(
            Arrays.stream(Settings.class.getRecordComponents())
                .map(RecordComponent::getName)
                .map(name -> name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT)))
        .containsExactlyInAnyOrderElementsOf(namesOf(SCHEMA.get("properties")));
  }

  @Test
  void unknownKeysAreAsWrongAsForTheReader() {
    assertThat(SCHEMA.get("additionalProperties").booleanValue()).isFalse();
    assertThat(model().get("additionalProperties").booleanValue()).isFalse();
  }

  @Test
  void choicesAreThoseOfTheCode() {
    assertThat(choices(SCHEMA.at("/properties/engine"))).isEqualTo(names(Engine.values()));
    assertThat(choices(SCHEMA.at("/$defs/strictness"))).isEqualTo(names(Strictness.values()));
    assertThat(choices(SCHEMA.at("/$defs/backend"))).isEqualTo(names(Backend.values()));
    assertThat(choices(SCHEMA.at("/$defs/suffix"))).isEqualTo(Format.suffixes());
  }

  @Test
  void everyKeyIsDescribedForEditors() {
    for (JsonNode block : List.of(SCHEMA, model())) {
      for (Map.Entry<String, JsonNode> key : block.get("properties").properties()) {
        assertThat(key.getValue().path("description").asText()).as(key.getKey()).endsWith(".");
      }
    }
  }

  @Test
  void whatTheSchemaCallsADefaultIsOne() throws Exception {
    RenderConfig silent = read("models: [{module: wheel}]");

    RenderConfig explicit =
        read(
            "models: [{module: wheel, %s}]".formatted(String.join(", ", defaults(model()))),
            String.join("\n", defaults(SCHEMA)));

    assertThat(explicit).isEqualTo(silent);
    assertThat(defaults(SCHEMA)).hasSize(11);
  }

  @Test
  void theSchemaIsValidItself() {
    JsonSchema draft =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(URI.create(SCHEMA.get("$schema").asText()));

    assertThat(draft.validate(SCHEMA)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("validDocuments")
  void readerAndSchemaTakeTheSameDocuments(String yaml) throws Exception {
    assertThat(errorOfTheReader(yaml)).isEqualTo("no error");
    assertThat(errorsOfTheSchema(yaml)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("wrongDocuments")
  void readerAndSchemaRefuseTheSameDocuments(String yaml) throws Exception {
    assertThat(errorOfTheReader(yaml)).startsWith("render_config.yaml:");
    assertThat(errorsOfTheSchema(yaml)).as(yaml).isNotEmpty();
  }

  @Test
  void everyKeyIsAmongTheDocumentsRightAndWrong() {
    Set<String> settings = new TreeSet<>(keysOfTheReader("nothing_like_it: 1"));
    settings.remove("models");
    Set<String> keys = new TreeSet<>(keysOfTheReader("models: [{nothing_like_it: 1}]"));

    assertThat(settings)
        .allMatch(key -> hasKey(VALID_SETTINGS, key) && hasKey(INVALID_SETTINGS, key));
    assertThat(keys).allMatch(key -> hasKey(VALID_MODELS, key) && hasKey(INVALID_MODELS, key));
  }

  static Stream<String> validDocuments() {
    return Stream.concat(
        VALID_SETTINGS.stream().map(line -> line + "\nmodels: [{module: wheel}]"),
        VALID_MODELS.stream().map("models: [{%s}]"::formatted));
  }

  static Stream<String> wrongDocuments() {
    return Stream.of(
            INVALID_SETTINGS.stream().map(line -> line + "\nmodels: [{module: wheel}]"),
            INVALID_MODELS.stream().map("models: [{%s}]"::formatted),
            INVALID_DOCUMENTS.stream())
        .flatMap(documents -> documents);
  }

  private static boolean hasKey(List<String> documents, String key) {
    return documents.stream().anyMatch(text -> (", " + text).contains(", " + key + ":"));
  }

  /** A reader that meets an unknown key names all that it knows. */
  private List<String> keysOfTheReader(String yaml) {
    String message = errorOfTheReader(yaml);
    assertThat(message).contains("there is no such key; known are ").doesNotEndWith(" more");
    return List.of(message.substring(message.indexOf(" known are ") + 11).split(", "));
  }

  private String errorOfTheReader(String yaml) {
    return ConfigProject.in(folder).withYaml(yaml).error();
  }

  private RenderConfig read(String... yaml) throws ConfigException {
    return ConfigProject.in(folder).withYaml(yaml).read();
  }

  private static Set<ValidationMessage> errorsOfTheSchema(String yaml) throws IOException {
    return VALIDATOR.validate(EDITOR.readTree(yaml));
  }

  private static JsonNode model() {
    return SCHEMA.at("/$defs/model");
  }

  private static List<String> namesOf(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  private static List<String> choices(JsonNode schema) {
    List<String> choices = new ArrayList<>();
    schema.get("enum").forEach(choice -> choices.add(choice.asText()));
    return choices;
  }

  private static List<String> names(Enum<?>[] constants) {
    return Arrays.stream(constants).map(c -> c.name().toLowerCase(Locale.ROOT)).toList();
  }

  /** Returns the keys that have a default, each as a line of YAML that gives it. */
  private static List<String> defaults(JsonNode schema) {
    return schema.get("properties").properties().stream()
        .filter(key -> key.getValue().has("default"))
        .map(key -> key.getKey() + ": " + key.getValue().get("default"))
        .toList();
  }

  private static JsonNode load() {
    try (InputStream json = RenderConfig.class.getResourceAsStream("render_config.schema.json")) {
      return new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
