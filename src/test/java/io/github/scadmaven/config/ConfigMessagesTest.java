package io.github.scadmaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything that is wrong is said in one line: where, which key, what, and what would be right.
 */
class ConfigMessagesTest {

  private static final String MODELS = "models: [{module: wheel}]";

  private static final String KEYS =
      "scad_file, openscad_path, launcher, engine, threads, memory, quality, backend, strictness, timeout,"
          + " fail_fast, library_path, fonts, reproducible, allow, cache, cache_directory,"
          + " cache_size, remote_cache, server_id, push, shard, models";

  private static final String MODEL_KEYS =
      "module, file, name, arguments, variables, parameter_file, parameter_sets, sweep, suffix,"
          + " quality, backend, strictness, timeout, launcher, camera, projection, size, colorscheme,"
          + " view_all, full_render, animate, export";

  @TempDir private Path folder;

  @ParameterizedTest(name = "{0}")
  @MethodSource({"values", "keys", "models"})
  void oneLineSaysWhatIsWrong(List<String> yaml, String message) {
    ConfigProject project = ConfigProject.in(folder).withYaml(yaml.toArray(String[]::new));

    assertThat(project.error()).isEqualTo("render_config.yaml:" + message);
  }

  static Stream<Arguments> values() {
    String threads =
        " is neither a number of renders from 1 up, such as 4, nor one per core, such as 1C or 0.5C";
    String quality = " is not a whole number from 0 up, such as 96";
    String memory = " is not a size with its unit, such as 512MB or 8GB";
    String shard = " is not a share of the models; 1/5 is the first of five, 5/5 the last";
    String timeout = " is not a time with its unit, such as 90s, 10m or 2h";
    String size = " is not a size with its unit, such as 512MB or 8GB";
    return Stream.of(
        bad("threads: 0", "1:10: threads: \"0\"" + threads),
        bad("threads: 00", "1:10: threads: \"00\"" + threads),
        bad("threads: 0C", "1:10: threads: \"0C\"" + threads),
        bad("threads: -1", "1:10: threads: \"-1\"" + threads),
        bad("threads: many", "1:10: threads: \"many\"" + threads),
        bad("threads: 1.5", "1:10: threads: \"1.5\"" + threads),
        bad("threads: C", "1:10: threads: \"C\"" + threads),
        bad("threads: 1 C", "1:10: threads: \"1 C\"" + threads),
        bad("threads: 99999999999", "1:10: threads: \"99999999999\"" + threads),
        bad("threads: [4]", "1:10: threads: one value is expected, not a list"),
        bad(
            "launcher: srun 'a",
            "1:11: launcher: \"srun 'a\" has a ' that is not closed by another one"),
        bad(
            "launcher: srun \"a",
            "1:11: launcher: \"srun \"a\" has a \" that is not closed by another one"),
        bad(
            "launcher: srun a\\",
            "1:11: launcher: \"srun a\\\" ends in a backslash, which must stand before something"),
        bad(
            "launcher: \"''\"",
            "1:11: launcher: \"''\" begins with an empty word, which is no program"),
        bad("launcher:", "1:10: launcher: has no value; give it one or leave the key out"),
        bad("launcher: {a: b}", "1:11: launcher: one value is expected, not a block of keys"),
        bad("memory: 8", "1:9: memory: \"8\"" + memory),
        bad("memory: 0GB", "1:9: memory: \"0GB\"" + memory),
        bad("memory: 1.5GB", "1:9: memory: \"1.5GB\"" + memory),
        bad("memory: 8G", "1:9: memory: \"8G\"" + memory),
        bad("memory: 80%", "1:9: memory: \"80%\"" + memory),
        bad("memory: 9999999GB", "1:9: memory: \"9999999GB\"" + memory),
        bad("memory: [8GB]", "1:9: memory: one value is expected, not a list"),
        bad("quality: -3", "1:10: quality: \"-3\"" + quality),
        bad("quality: 9.5", "1:10: quality: \"9.5\"" + quality),
        bad("quality: high", "1:10: quality: \"high\"" + quality),
        bad("quality: 0x10", "1:10: quality: \"0x10\"" + quality),
        bad("quality: 9999999999", "1:10: quality: \"9999999999\"" + quality),
        bad("quality: {fn: 9}", "1:10: quality: one value is expected, not a block of keys"),
        bad("quality:", "1:9: quality: has no value; give it one or leave the key out"),
        bad("quality: ~", "1:10: quality: has no value; give it one or leave the key out"),
        bad("quality: null", "1:10: quality: has no value; give it one or leave the key out"),
        bad("quality: ''", "1:10: quality: has no value; give it one or leave the key out"),
        bad("timeout: 5", "1:10: timeout: \"5\"" + timeout),
        bad("timeout: 0s", "1:10: timeout: \"0s\"" + timeout),
        bad("timeout: 1d", "1:10: timeout: \"1d\"" + timeout),
        bad("timeout: 1.5h", "1:10: timeout: \"1.5h\"" + timeout),
        bad("timeout: -5s", "1:10: timeout: \"-5s\"" + timeout),
        bad("timeout: 9999999s", "1:10: timeout: \"9999999s\"" + timeout),
        bad(
            "strictness: strct",
            "1:13: strictness: \"strct\" is not one of lenient, standard, strict"),
        bad("engine: nativ", "1:9: engine: \"nativ\" is not one of auto, embedded, native"),
        bad("fail_fast: yes", "1:12: fail_fast: \"yes\" is neither true nor false"),
        bad("reproducible: 1", "1:15: reproducible: \"1\" is neither true nor false"),
        bad("cache: on", "1:8: cache: \"on\" is neither true nor false"),
        bad("cache_size: 5", "1:13: cache_size: \"5\"" + size),
        bad("cache_size: 0GB", "1:13: cache_size: \"0GB\"" + size),
        bad("cache_size: 5TB", "1:13: cache_size: \"5TB\"" + size),
        bad("remote_cache:", "1:14: remote_cache: has no value; give it one or leave the key out"),
        bad("push: always", "1:7: push: \"always\" is neither true nor false"),
        bad(
            "allow: '['",
            "1:8: allow: \"[\" is not a regular expression: Unclosed character class"),
        bad(
            "allow: [fine, '*']",
            "1:15: allow: \"*\" is not a regular expression: Dangling meta character '*'"),
        bad("shard: 6/5", "1:8: shard: \"6/5\"" + shard),
        bad("shard: 0/5", "1:8: shard: \"0/5\"" + shard),
        bad("shard: 0/0", "1:8: shard: \"0/0\"" + shard),
        bad("shard: 2", "1:8: shard: \"2\"" + shard),
        bad("shard: 2 of 5", "1:8: shard: \"2 of 5\"" + shard),
        bad("shard: 1/10000", "1:8: shard: \"1/10000\"" + shard),
        bad("shard: [1/2]", "1:8: shard: one value is expected, not a list"),
        bad("allow: []", "1:8: allow: the list is empty; give it a value or leave the key out"),
        bad("allow: [{a: b}]", "1:9: allow: one value is expected, not a block of keys"),
        bad("scad_file: nope", "1:12: scad_file: the file DIR/nope does not exist"),
        bad(
            "scad_file: rendrer.scad",
            "1:12: scad_file: the file DIR/rendrer.scad does not exist; did you mean renderer.scad?"),
        bad("scad_file: parts", "1:12: scad_file: DIR/parts is not a file"),
        bad("library_path: libs", "1:15: library_path: the folder DIR/libs does not exist"),
        bad(
            "library_path: [parts, part]",
            "1:23: library_path: the folder DIR/part does not exist; did you mean parts?"),
        bad("library_path: renderer.scad", "1:15: library_path: DIR/renderer.scad is not a folder"),
        bad(
            "scad_file: \"a\\0b\"",
            "1:12: scad_file: \"a\\u0000b\" is not a path here: Nul character not allowed"),
        bad("quality: \"a\\nb\"", "1:10: quality: \"a\\nb\"" + quality));
  }

  private static Arguments bad(String line, String message) {
    return arguments(List.of(line, MODELS), message);
  }

  static Stream<Arguments> keys() {
    return Stream.of(
        bad("modle: wheel", "1:1: modle: there is no such key; did you mean models?"),
        bad("treads: 2", "1:1: treads: there is no such key; did you mean threads?"),
        bad("failFast: true", "1:1: failFast: there is no such key; did you mean fail_fast?"),
        bad("fail-fast: true", "1:1: fail-fast: there is no such key; did you mean fail_fast?"),
        bad("Quality: 9", "1:1: Quality: there is no such key; did you mean quality?"),
        bad("colour: red", "1:1: colour: there is no such key; known are " + KEYS),
        bad("\"a\\nb\": 1", "1:1: a\\nb: there is no such key; known are " + KEYS),
        arguments(
            List.of("threads: 1", "threads: 2"),
            "2:1: threads: is given twice, first in line 1; only one can count"),
        arguments(
            List.of("models:", "  - module: a", "    module: a"),
            "3:5: module: is given twice, first in line 2; only one can count"));
  }

  static Stream<Arguments> models() {
    String neither =
        "module: is missing; a model has that (a module of the gateway) or file (a whole .scad file)";
    String slash =
        " can't be a file name: it has one of / \\ : * ? \" < > | or a control character";
    String notAModule =
        " is not the name of an OpenSCAD module, which has letters, digits and _ only";
    return Stream.of(
        arguments(
            List.of("threads: 2"),
            "1:1: models: there is none; list at least one, such as module: wheel, or mark modules in renderer.scad, such as module wheel() //render.model.stl"),
        arguments(
            List.of("models: []"),
            "1:9: models: the list is empty; list at least one, such as module: wheel"),
        arguments(List.of("models:"), "1:8: models: a list is expected, not nothing"),
        arguments(List.of("models: wheel"), "1:9: models: a list is expected, not \"wheel\""),
        arguments(
            List.of("models:", "  module: wheel"),
            "2:3: models: a list is expected, not a block of keys"),
        arguments(
            List.of("models:", "  - wheel"),
            "2:5: models: each item has keys, such as module: wheel; this is \"wheel\""),
        arguments(
            List.of("models:", "  -"),
            "2:4: models: each item has keys, such as module: wheel; this is nothing"),
        arguments(
            List.of("models:", "  - modle: wheel"),
            "2:5: modle: there is no such key; did you mean module?"),
        badModel("colour: red", "1: colour: there is no such key; known are " + MODEL_KEYS),
        badModel("name: wheel", "0: " + neither),
        badModel(
            "module: a, file: parts/box.scad",
            "18: file: a model has either module or file, not both"),
        badModel(
            "file: parts/bix.scad",
            "7: file: the file DIR/parts/bix.scad does not exist; did you mean box.scad?"),
        badModel("module: 'a; cube()'", "9: module: \"a; cube()\"" + notAModule),
        badModel("module: zähler", "9: module: \"zähler\"" + notAModule),
        badModel("module: ../x", "9: module: \"../x\"" + notAModule),
        badModel("module: \"a\\nb\"", "9: module: \"a\\nb\"" + notAModule),
        badModel(
            "module: 123", "9: module: \"123\" is a number for OpenSCAD, not the name of a module"),
        badModel(
            "module: 1e5", "9: module: \"1e5\" is a number for OpenSCAD, not the name of a module"),
        badModel(
            "module: 0x1F",
            "9: module: \"0x1F\" is a number for OpenSCAD, not the name of a module"),
        badModel(
            "module: true",
            "9: module: \"true\" is a word of the OpenSCAD language, not the name of a module"),
        badModel(
            "module: for",
            "9: module: \"for\" is a word of the OpenSCAD language, not the name of a module"),
        badModel("module: ~", "9: module: has no value; give it one or leave the key out"),
        badModel(
            "module: con",
            "9: module: \"con\" is also the name of the output, but can't be a file name: it is a"
                + " device on Windows; give the model another with name"),
        badModel("module: a, name: ../x", "18: name: \"../x\"" + slash),
        badModel("module: a, name: a/b", "18: name: \"a/b\"" + slash),
        badModel("module: a, name: 'a\\b'", "18: name: \"a\\b\"" + slash),
        badModel("module: a, name: 'C:x'", "18: name: \"C:x\"" + slash),
        badModel("module: a, name: \"a\\tb\"", "18: name: \"a\\tb\"" + slash),
        badModel("module: a, name: \"a\\nb\"", "18: name: \"a\\nb\"" + slash),
        badModel("module: a, name: \"a\\0b\"", "18: name: \"a\\u0000b\"" + slash),
        badModel("module: a, name: \"a\\u0085b\"", "18: name: \"a\\u0085b\"" + slash),
        badModel("module: a, name: \"a\\u2028b\"", "18: name: \"a\\u2028b\"" + slash),
        badModel(
            "module: a, name: AUX.x",
            "18: name: \"AUX.x\" can't be a file name: it is a device on Windows"),
        badModel(
            "module: a, name: con",
            "18: name: \"con\" can't be a file name: it is a device on Windows"),
        badModel(
            "module: a, name: a.",
            "18: name: \"a.\" can't be a file name: it begins or ends with a space, or ends with a dot"),
        badModel(
            "module: a, name: ' a'",
            "18: name: \" a\" can't be a file name: it begins or ends with a space, or ends with a dot"),
        badModel(
            "module: a, name: ..",
            "18: name: \"..\" can't be a file name here: it begins with a dot or a dash"),
        badModel(
            "module: a, name: '-a'",
            "18: name: \"-a\" can't be a file name here: it begins with a dot or a dash"),
        badModel(
            "module: a, name: " + "ü".repeat(101),
            "18: name: \"" + "ü".repeat(80) + "...\" is too long: 202 bytes of 200"),
        badModel(
            "module: a, suffix: slt", "20: suffix: OpenSCAD exports no \"slt\"; did you mean stl?"),
        badModel(
            "module: a, suffix: [dxf, sgv]",
            "26: suffix: OpenSCAD exports no \"sgv\"; did you mean svg?"),
        badModel(
            "module: a, suffix: jpeg",
            "20: suffix: OpenSCAD exports no \"jpeg\"; known are stl, asciistl, binstl, 3mf, dxf, svg,"
                + " off, obj, amf, wrl, pov, pdf, png, csg, echo, ast, term, param, nef3, nefdbg"),
        badModel(
            "module: a, suffix: [stl, STL]", "26: suffix: \"STL\" is given twice; leave one out"),
        badModel(
            "module: a, suffix: []",
            "20: suffix: the list is empty; give it a value or leave the key out"),
        badModel("module: a, suffix: [[stl]]", "21: suffix: one value is expected, not a list"),
        badModel(
            "module: a, quality: -3",
            "21: quality: \"-3\" is not a whole number from 0 up, such as 96"),
        badModel(
            "module: a, strictness: hard",
            "24: strictness: \"hard\" is not one of lenient, standard, strict"),
        badModel(
            "module: a, timeout: soon",
            "21: timeout: \"soon\" is not a time with its unit, such as 90s, 10m or 2h"));
  }

  /** The column counts from the model's brace, which is 0. */
  private static Arguments badModel(String keys, String columnAndMessage) {
    String[] parts = columnAndMessage.split(": ", 2);
    int column = "models: [{".length() + Integer.parseInt(parts[0]);
    return arguments(List.of("models: [{" + keys + "}]"), "1:" + column + ": " + parts[1]);
  }

  @Test
  void aModelFileWithoutANameNeedsOne() {
    ConfigProject project =
        ConfigProject.in(folder).with(".scad", "").withYaml("models: [{file: .scad}]");

    assertThat(project.error())
        .isEqualTo(
            "render_config.yaml:1:17: file: \"\" is also the name of the output, but can't be a file"
                + " name: it has no letters; give the model another with name");
  }

  @Test
  void aValueOfManyLettersIsShortenedInTheMessage() {
    ConfigProject project = ConfigProject.in(folder).withYaml("quality: " + "9".repeat(500_000));

    assertThat(project.error())
        .isEqualTo(
            "render_config.yaml:1:10: quality: \"%s...\" is not a whole number from 0 up, such as 96",
            "9".repeat(80));
  }

  @Test
  void aKeyOfManyLettersIsShortenedInTheMessage() {
    ConfigProject project =
        ConfigProject.in(folder).withYaml("? " + "k".repeat(500_000), ": 1", MODELS);

    assertThat(project.error())
        .isEqualTo(
            "render_config.yaml:1:3: %s...: there is no such key; known are %s",
            "k".repeat(80), KEYS);
  }

  @Test
  void severalErrorsAreReportedOneAtATime() {
    ConfigProject project = ConfigProject.in(folder).withYaml("quality: x", "threads: y");

    assertThat(project.error()).doesNotContain("\n").contains("threads").doesNotContain("quality");
  }
}
