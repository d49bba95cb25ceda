package io.github.scadmaven.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scadmaven.openscad.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What arguments and variables are for OpenSCAD, as YAML and as a POM's text. */
class ValuesTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "5 | 5",
        "-2.50 | -2.5",
        "+3 | 3",
        ".5 | 0.5",
        "5. | 5",
        "1e3 | 1000",
        "1e40 | 1E+40",
        "-0 | 0",
        "true | true",
        "False | false",
        "undef | undef",
        "M3 | \"M3\"",
        "M3; cube(1); // | \"M3; cube(1); //\"",
        "\"5\" | \"5\"",
        "'5' | \"5\"",
        "'' | \"\"",
        "'\"; cube(1); //' | \"\\\"; cube(1); //\"",
        "'a\\' | \"a\\\\\"",
        "\"a\\nb\\tc\\x01\" | \"a\\nb\\tc\\x01\"",
        "Käse 🧀 | \"Käse 🧀\"",
        "[] | []",
        "[1, [2, '3'], [true, undef]] | [1, [2, \"3\"], [true, undef]]",
        "[a, 5] | [\"a\", 5]",
        "{range: [0, 20]} | [0:1:20]",
        "{range: [0, 5, 20]} | [0:5:20]",
        "{range: [10, -2.5, 0]} | [10:-2.5:0]",
        "['12:30'] | [\"12:30\"]",
        "[12:30, 13:45] | [\"12:30\", \"13:45\"]",
        "y | \"y\"",
        "!!str 5 | \"5\"",
        "! 5 | \"5\"",
        "!!str true | \"true\"",
        "!!int \"5\" | 5",
        "!!bool 'true' | true",
        "0e999 | 0",
        "2.3e-308 | 2.3E-308",
      })
  void yaml(String written, String literal) throws Exception {
    RenderConfig config =
        ConfigProject.in(folder)
            .withYaml("models:", "  - module: wheel", "    arguments:", "      v: " + written)
            .read();

    assertThat(value(config).literal()).isEqualTo(literal);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "007 | \"007\" is no number for OpenSCAD: write it in decimal digits and without leading zeros, or in quotes if a text is meant",
        "0x1F | \"0x1F\" is no number for OpenSCAD: write it in decimal digits and without leading zeros, or in quotes if a text is meant",
        "1_000 | \"1_000\" is no number for OpenSCAD: write it in decimal digits and without leading zeros, or in quotes if a text is meant",
        ".nan | \".nan\" is no number that can be written in OpenSCAD; put it in quotes if a text is meant",
        "-.inf | \"-.inf\" is no number that can be written in OpenSCAD; put it in quotes if a text is meant",
        "NaN | \"NaN\" is no number that can be written in OpenSCAD; put it in quotes if a text is meant",
        "Infinity | \"Infinity\" is no number that can be written in OpenSCAD; put it in quotes if a text is meant",
        "1e999 | \"1e999\" is too large: OpenSCAD's numbers end at 1.8e308",
        "1e-999 | \"1e-999\" is too near to 0: OpenSCAD's numbers begin at 2.3e-308",
        "1e-320 | \"1e-320\" is too near to 0: OpenSCAD's numbers begin at 2.3e-308",
        "1e1000000000000 | \"1e1000000000000\" is too large: OpenSCAD's numbers end at 1.8e308",
        "1,5 | \"1,5\" is no number for OpenSCAD: write it in decimal digits and without leading zeros, or in quotes if a text is meant",
        "0.1_0 | \"0.1_0\" is no number for OpenSCAD: write it in decimal digits and without leading zeros, or in quotes if a text is meant",
        "Undef | \"Undef\" would be a text; write undef for no value, or put it in quotes if a text is meant",
        "[1e1:20] | a range is written {range: [0, 5, 20]} in YAML; put it in quotes if a list with one text is meant",
        "yes | \"yes\" would be a text, and every text counts as true; write true or false, or put it in quotes if a text is meant",
        "Off | \"Off\" would be a text, and every text counts as true; write true or false, or put it in quotes if a text is meant",
        "~ | nothing is no value; write undef, or \"\" for an empty text",
        "\"a\\0b\" | \"a\\u0000b\" has the character U+0000, which ends texts in OpenSCAD",
        "[0:5:20] | a range is written {range: [0, 5, 20]} in YAML; put it in quotes if a list with one text is meant",
        "{range: [0, 0, 5]} | this is a range whose step is 0",
        "{range: [0, a]} | this is no value; a range is written {range: [0, 20]} or, with its step, {range: [0, 5, 20]}",
        "{to: 5} | this is no value; a range is written {range: [0, 20]} or, with its step, {range: [0, 5, 20]}",
      })
  void whatIsNoValueIsSaidInYaml(String written, String what) {
    String error =
        ConfigProject.in(folder)
            .withYaml("models:", "  - module: wheel", "    arguments:", "      v: " + written)
            .error();

    assertThat(error).startsWith("render_config.yaml:4:").endsWith(": arguments.v: " + what);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "5 | 5",
        "true | true",
        "undef | undef",
        "M3 | \"M3\"",
        "\"5\" | \"5\"",
        "\"\" | \"\"",
        "\" a \\\"b\\\" \\\\ \\u00e4\\x41\\U01F9C0\\n\" | \" a \\\"b\\\" \\\\ äA🧀\\n\"",
        "[] | []",
        "[ 1,-2.5 , [ \"a, ]\" , true ] , undef ] | [1, -2.5, [\"a, ]\", true], undef]",
        "[0:20] | [0:1:20]",
        "[0:5:20] | [0:5:20]",
        "a \"b\" c | \"a \\\"b\\\" c\"",
        "12:30 | \"12:30\"",
      })
  void textOfAPom(String text, String literal) throws Exception {
    assertThat(ValueText.read(text).literal()).isEqualTo(literal);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[draft] | is neither a list",
        "[1, 2 | is neither a list",
        "[1, 2] cube() | is neither a list",
        "[1:2, 3] | is neither a list",
        "[1:2:3:4] | is neither a list",
        "[1:\"a\"] | is neither a list",
        "[1 2] | is neither a list",
        "[,] | is neither a list",
        "[007] | is no number for OpenSCAD",
        "[1, nan] | is no number that can be written",
        "[1, no] | would be a text",
        "[0:0:5] | is a range whose step is 0",
        "\"a\" + \"b\" | is no text in double quotes",
        "\"a | is no text in double quotes",
        "\"\\q\" | has the escape \\q, which OpenSCAD does not know; for a backslash write two",
        "\"\\u0000\" | has the character U+0000, which ends texts in OpenSCAD",
        "\"\\ud800\" | has half of a character, U+D800",
        "\"\\U110000\" | has the escape \\U110000",
      })
  void whatIsNoValueIsSaidOfAPom(String text, String what) {
    assertThat(problem(text)).startsWith(what);
  }

  @Test
  @Timeout(60)
  void aliasesThatGrowWithoutEndAreRefused() {
    List<String> lines = new ArrayList<>(List.of("models:", "  - module: wheel", "    arguments:"));
    lines.add("      a0: &a0 [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]");
    for (int i = 1; i < 10; i++) {
      String before = "*a" + (i - 1);
      lines.add("      a%d: &a%d [%s]".formatted(i, i, (before + " , ").repeat(10)));
    }

    String error = ConfigProject.in(folder).withYaml(lines.toArray(String[]::new)).error();

    assertThat(error).endsWith("more than 200,000 values, or lists nested more than 50 deep");
  }

  @Test
  void aliasesThatNestWithoutEndAreRefused() {
    List<String> lines = new ArrayList<>(List.of("models:", "  - module: wheel", "    arguments:"));
    lines.add("      a0: &a0 [1]");
    for (int i = 1; i < 5000; i++) {
      lines.add("      a%d: &a%d [ *a%d ]".formatted(i, i, i - 1));
    }

    String error = ConfigProject.in(folder).withYaml(lines.toArray(String[]::new)).error();

    assertThat(error).endsWith("more than 200,000 values, or lists nested more than 50 deep");
  }

  @Test
  @Timeout(60)
  void longTextsAreReadInTimeThatGrowsWithThem() {
    String digits = "1".repeat(500_000);

    assertThat(problem(digits + "x")).startsWith("it is Text");
    assertThat(problem("1_".repeat(500_000) + "x")).startsWith("it is Text");
    assertThat(problem("1." + "0".repeat(500_000)))
        .isEqualTo("has more digits than a number of OpenSCAD's can have");
    assertThat(problem("[" + digits + "x]")).startsWith("is neither a list");
    assertThat(problem('"' + "a".repeat(500_000) + '"')).startsWith("it is Text");
  }

  @Test
  void aTextOfAPomHasDoubleQuotes() {
    assertThat(problem("'5'")).isEqualTo("has single quotes; a text has none, or double ones");
  }

  @Test
  void noNestingIsTooDeepToBeRefused() {
    assertThat(problem("[".repeat(100_000))).startsWith("is neither a list");
  }

  @Test
  void theCommandLineIsGivenNoBlanksAndAsciiOnly() throws Exception {
    Value value = ValueText.read("[1, [\"a \\\"ä🧀\", \"\"], true, undef]");

    assertThat(value.argument())
        .isEqualTo("[1,[\"a\\x20\\\"\\u00e4\\U01f9c0\",\"\"],true,undef]")
        .matches("[!-;=?-~]+");
  }

  @Test
  void aNameThatIsNoneIsRefused() {
    String error =
        ConfigProject.in(folder)
            .withYaml("models:", "  - module: wheel", "    variables: {'a = 1; b': 2}")
            .error();

    assertThat(error)
        .isEqualTo(
            "render_config.yaml:3:17: variables: \"a = 1; b\" is not a name that OpenSCAD takes: letters, digits and _, as in $fn");
  }

  @Test
  void aWholeFileHasNoArguments() {
    String error =
        ConfigProject.in(folder)
            .withYaml("models:", "  - file: parts/box.scad", "    arguments: {length: 2}")
            .error();

    assertThat(error)
        .isEqualTo(
            "render_config.yaml:3:16: arguments: a whole file has none; set variables, or list a module");
  }

  @Test
  void theQualityIsGivenOnce() {
    String error =
        ConfigProject.in(folder)
            .withYaml("models:", "  - module: wheel", "    quality: 5", "    variables: {$fn: 2}")
            .error();

    assertThat(error)
        .isEqualTo(
            "render_config.yaml:4:16: variables: $fn is what quality sets; leave one of them out");
  }

  @Test
  void theTimeOfAFrameIsGivenOnce() {
    String error =
        ConfigProject.in(folder)
            .withYaml("models:", "  - module: wheel", "    animate: 5", "    variables: {$t: 0.5}")
            .error();

    assertThat(error)
        .isEqualTo(
            "render_config.yaml:4:16: variables: $t is what animate sets; leave one of them out");
  }

  private static Value value(RenderConfig config) {
    Map<String, Value> arguments = config.models().get(0).arguments();
    return arguments.get("v");
  }

  private static String problem(String text) {
    try {
      return "it is " + ValueText.read(text);
    } catch (ValueText.BadValueException e) {
      return e.getMessage();
    }
  }
}
