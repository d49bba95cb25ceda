package io.github.scadmaven.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Values reach the model as they were written, on every engine; what the model does not know is an
 * error.
 */
@NeedsOpenScad2021
class FamilyRenderTest {

  /** Shows a value in plain ASCII: texts as the code points of their letters. */
  private static final String SHOW =
      "function shown(v) = is_string(v) ? [for (c = v) ord(c)]"
          + " : is_list(v) ? [for (e = v) shown(e)] : v;";

  private static final List<String> VALUES =
      List.of(
          "-2.50",
          "1e3",
          "true",
          "undef",
          "'\"; cube(1); //'",
          "'a\\\\nb'",
          "\"tab\\tline\\nbell\\x07\"",
          "Käse 🧀",
          "''",
          "[1, [two, '3'], [], [true, undef]]",
          "{range: [0, 5, 20]}");

  private static final List<String> SHOWN =
      List.of(
          "-2.5",
          "1000",
          "true",
          "undef",
          "[34, 59, 32, 99, 117, 98, 101, 40, 49, 41, 59, 32, 47, 47]",
          "[97, 92, 92, 110, 98]",
          "[116, 97, 98, 9, 108, 105, 110, 101, 10, 98, 101, 108, 108, 7]",
          "[75, 228, 115, 101, 32, 129472]",
          "[]",
          "[1, [[116, 119, 111], [51]], [], [true, undef]]",
          "[0 : 5 : 20]");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"native", "embedded"})
  void argumentsAndVariablesArriveAsTheyWereWritten(String engine) throws Exception {
    StringBuilder values = new StringBuilder();
    for (int i = 0; i < VALUES.size(); i++) {
      values.append("      v%d: %s\n".formatted(i, VALUES.get(i)));
    }
    ScadProject project =
        project()
            .with("renderer.scad", "use <used.scad>", "include <shape.scad>")
            .with(
                "shape.scad",
                SHOW,
                declarations(),
                "seen = " + all("v") + ";",
                "module arguments("
                    + parameters()
                    + ") { echo(\"A\", "
                    + all("v")
                    + "); cube(1); }",
                "module variables() { echo(\"V\", seen); used(); cube(1); }")
            .with(
                "used.scad", SHOW, declarations(), "module used() echo(\"U\", " + all("v") + ");");

    Outcome outcome =
        project.renderYaml(
            "engine: " + engine,
            "models:",
            "  - module: arguments",
            "    suffix: echo",
            "    arguments:\n" + values,
            "  - module: variables",
            "    suffix: echo",
            "    variables:\n" + values);

    String expected = "[" + String.join(", ", SHOWN) + "]";
    assertThat(outcome.report().failures()).isEmpty();
    assertThat(text(project, "arguments.echo")).contains("ECHO: \"A\", " + expected);
    assertThat(text(project, "variables.echo"))
        .contains("ECHO: \"V\", " + expected, "ECHO: \"U\", " + expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"native", "embedded"})
  void parameterSetsReachTheGeometry(String engine) throws Exception {
    ScadProject project =
        project()
            .with("box.scad", "length = 1; // [1:100]", "kind = \"a\";", "cube([length, 1, 1]);")
            .with(
                "box.json",
                "{\"parameterSets\": {\"long\": {\"length\": \"40\", \"kind\": \"b\"}, \"short\": {\"length\": \"2\"}}}");

    Outcome outcome =
        project.renderYaml(
            "engine: " + engine,
            "models:",
            "  - {file: box.scad, parameter_file: box.json, suffix: csg}",
            "  - {file: box.scad, parameter_file: box.json, parameter_sets: long, suffix: csg,",
            "     name: 'w{length}', variables: {length: 7}}");

    assertThat(outcome.report().failures()).isEmpty();
    assertThat(text(project, "box-long.csg")).contains("cube(size = [40, 1, 1]");
    assertThat(text(project, "box-short.csg")).contains("cube(size = [2, 1, 1]");
    assertThat(text(project, "w7.csg")).contains("cube(size = [7, 1, 1]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"native", "embedded"})
  void anArgumentThatTheModuleDoesNotHaveIsAnError(String engine) throws Exception {
    Outcome outcome =
        project()
            .with("renderer.scad", "include <bolt.scad>")
            .with("bolt.scad", "module bolt(length = 1, d) { cube([length, 1, 1]); }")
            .renderYaml("engine: " + engine, "models: [{module: bolt, arguments: {lenght: 3}}]");

    assertThat(outcome.reasons("bolt"))
        .containsExactly("the module bolt has no parameter lenght; did you mean length?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"native", "embedded"})
  void aVariableThatNothingUsesIsAnError(String engine) throws Exception {
    Outcome outcome =
        project()
            .with("renderer.scad", "include <bolt.scad>")
            .with(
                "bolt.scad",
                "width = 3;",
                "// not_used widht",
                "module bolt() { echo(\"not_used\"); cube(width); }")
            .renderYaml(
                "engine: " + engine,
                "models: [{module: bolt, variables: {widht: 3, not_used: 1, $fa: 2}}]");

    assertThat(outcome.reasons("bolt"))
        .containsExactly(
            "the variable not_used is set, but neither renderer.scad nor a file that it reads uses it",
            "the variable widht is set, but neither renderer.scad nor a file that it reads uses it; did you mean width?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"native", "embedded"})
  void aVariableCountsAsUsedInAnyFileThatWasRead(String engine) throws Exception {
    Outcome outcome =
        project()
            .with("renderer.scad", "use <deep/used.scad>", "include <deep/included.inc>", "m();")
            .with("deep/used.scad", "inner = 1;", "module u() { cube(inner); }")
            .with("deep/included.inc", "outer = 1;", "module m() { u(); cube(outer); }")
            .renderYaml(
                "engine: " + engine,
                "models: [{file: renderer.scad, variables: {inner: 3, outer: 4}}]");

    assertThat(outcome.report().failures()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"native", "embedded"})
  void aModelMayHaveFunctionsOfOpenScadsNames(String engine) throws Exception {
    ScadProject project =
        project()
            .with(
                "renderer.scad",
                "function chr(x) = 1;",
                "function str(x) = 2;",
                "w = \"a\"; e = \"b\";",
                "module m() { echo(w = w, e = e); cube(1); }");

    project.renderYaml(
        "engine: " + engine, "models: [{module: m, suffix: echo, variables: {w: abc, e: ''}}]");

    assertThat(text(project, "m.echo")).contains("ECHO: w = \"abc\", e = \"\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"native", "embedded"})
  void aSpecialVariableAmongTheArgumentsMustBeUsed(String engine) throws Exception {
    Outcome outcome =
        project()
            .with("renderer.scad", "module m() { cube($size); }")
            .renderYaml(
                "engine: " + engine,
                "models:",
                "  - {module: m, name: good, arguments: {$size: 2, $fn: 5}}",
                "  - {module: m, name: bad, arguments: {$size: 2, $siez: 3}}");

    assertThat(outcome.reasons("good")).isEmpty();
    assertThat(outcome.reasons("bad"))
        .containsExactly(
            "the variable $siez is set, but neither renderer.scad nor a file that it reads uses it; did you mean $size?");
  }

  @Test
  void valuesThatNoCommandLineTakesAreSaid() throws Exception {
    Outcome outcome =
        project()
            .with("renderer.scad", "points = [];", "module m() { echo(len(points)); cube(1); }")
            .renderYaml(
                "models: [{module: m, variables: {points: %s}}]"
                    .formatted(Collections.nCopies(70_000, 1)));

    assertThat(outcome.reasons("m"))
        .containsExactly(
            "m.stl can't be written: its values are too long for the command line of this system; let the embedded OpenSCAD render it, or shorten them");
  }

  @Test
  void lenientLetsItBe() throws Exception {
    Outcome outcome =
        project()
            .with("renderer.scad", "module bolt() { cube(1); }")
            .renderYaml(
                "strictness: lenient",
                "models: [{module: bolt, variables: {widht: 3}, arguments: {lenght: 3}}]");

    assertThat(outcome.report().failures()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"native", "embedded"})
  void parametersAreKnownByTheirNamesAlone(String engine) throws Exception {
    Outcome outcome =
        project()
            .with(
                "renderer.scad",
                "// module bolt(old)",
                "module bolt(length = max(1, two), size = [1, two], /* , no */ diameter = 3, $e = \")\")"
                    + " { cube(length); }",
                "two = 2;")
            .renderYaml(
                "engine: " + engine,
                "models:",
                "  - {module: bolt, name: near, arguments: {diamter: 3}}",
                "  - {module: bolt, name: far, arguments: {unheard: 3}}");

    assertThat(outcome.reasons("near"))
        .containsExactly("the module bolt has no parameter diamter; did you mean diameter?");
    assertThat(outcome.reasons("far"))
        .containsExactly(
            "the module bolt has no parameter unheard; known are length, size, diameter, $e");
  }

  @ParameterizedTest
  @ValueSource(strings = {"native", "embedded"})
  void codeMayBeInAnyFileThatIsIncluded(String engine) throws Exception {
    Outcome outcome =
        project()
            .with(
                "renderer.scad",
                "include <profile.dat>",
                "include <lib//pipe.scad>",
                "cube([width, deep, long]);")
            .with("profile.dat", "include <more.json>", "width = 2;", "in_data = 3; a = in_data;")
            .with("more.json", "deep = 3; in_more = 2; b = in_more;")
            .with("lib/pipe.scad", "long = 3;")
            .renderYaml(
                "engine: " + engine,
                "models:",
                "  - {file: renderer.scad,",
                "     variables: {in_data: 3, in_more: 4, width: 2, $fe: 0.1}}");

    assertThat(outcome.report().failures()).isEmpty();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS) // no file can be named so
  void codeMayStandBehindAnIncludeWithAQuoteOrSlashes() throws Exception {
    Outcome outcome =
        project()
            .with(
                "renderer.scad",
                "include <6\"pipe.scad> inner = 1; pipe(inner);",
                "include <a//b.scad> x = 2; bolt(x); echo(\"\");")
            .with("6\"pipe.scad", "module pipe(d) { cube(d); }")
            .with("a/b.scad", "module bolt(d) { cube(d); }")
            .renderYaml("models: [{file: renderer.scad, variables: {inner: 3, x: 1}}]");

    assertThat(outcome.report().failures()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"native", "embedded"})
  void noNumberIsSuggested(String engine) throws Exception {
    Outcome outcome =
        project()
            .with("renderer.scad", "module bolt() { cube(1); }")
            .renderYaml("engine: " + engine, "models: [{module: bolt, variables: {a: 3}}]");

    assertThat(outcome.reasons("bolt"))
        .containsExactly(
            "the variable a is set, but neither renderer.scad nor a file that it reads uses it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"native", "embedded"})
  void aModuleInACommentIsNone(String engine) throws Exception {
    Outcome outcome =
        project()
            .with("renderer.scad", "// module bolt() {}", "module nut() { cube(1); }")
            .renderYaml("engine: " + engine, "models: [{module: bolt}]");

    assertThat(outcome.reasons("bolt"))
        .contains("there is no module bolt in renderer.scad or the files it includes");
  }

  private ScadProject project() {
    return new ScadProject(folder);
  }

  private static String text(ScadProject project, String output) throws Exception {
    return new String(project.bytes(output), StandardCharsets.UTF_8);
  }

  private static String declarations() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < VALUES.size(); i++) {
      lines.append("v").append(i).append(" = 0;\n");
    }
    return lines.toString();
  }

  private static String parameters() {
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < VALUES.size(); i++) {
      names.append(i == 0 ? "" : ", ").append("v").append(i);
    }
    return names.toString();
  }

  private static String all(String prefix) {
    StringBuilder shown = new StringBuilder("[");
    for (int i = 0; i < VALUES.size(); i++) {
      shown.append(i == 0 ? "" : ", ").append("shown(").append(prefix).append(i).append(")");
    }
    return shown.append("]").toString();
  }
}
