package io.github.scadmaven.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scadmaven.openscad.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which models a sweep or a file of parameter sets makes, and what they are called. */
class FamilyTest {

  @TempDir private Path folder;

  @Test
  void everyCombinationIsAModelTheLastListChangingFastest() throws Exception {
    List<ModelConfig> models =
        models("module: bolt, sweep: {arguments: {d: [3, 4]}, variables: {w: [a, 2.50]}}");

    assertThat(names(models))
        .containsExactly("bolt-d3-wa", "bolt-d3-w2.5", "bolt-d4-wa", "bolt-d4-w2.5");
    assertThat(literals(models.get(1).arguments())).isEqualTo(Map.of("d", "3"));
    assertThat(literals(models.get(1).variables())).isEqualTo(Map.of("w", "2.5"));
  }

  @Test
  void qualityMayBeSwept() throws Exception {
    List<ModelConfig> models = models("module: bolt, sweep: {quality: [24, 96]}");

    assertThat(names(models)).containsExactly("bolt-quality24", "bolt-quality96");
    assertThat(models).extracting(ModelConfig::quality).containsExactly(24, 96);
  }

  @Test
  void whatIsExcludedIsNoModel() throws Exception {
    List<ModelConfig> models =
        models(
            "module: bolt, sweep: {arguments: {d: [3, 4], l: [10, 20, 30]},"
                + " exclude: [{d: 3, l: 30}, {l: 20.0}]}");

    assertThat(names(models)).containsExactly("bolt-d3-l10", "bolt-d4-l10", "bolt-d4-l30");
  }

  @Test
  void aNameIsATemplate() throws Exception {
    assertThat(
            names(
                models(
                    "module: bolt, name: 'M{d}x{l}-{kind}-{quality}-{module}-{{}}', quality: 7,"
                        + " arguments: {kind: hex}, sweep: {arguments: {d: [3], l: [10, 20]}}")))
        .containsExactly("M3x10-hex-7-bolt-{}", "M3x20-hex-7-bolt-{}");
  }

  @Test
  void aNameWithoutPlacesIsThatOfTheFamily() throws Exception {
    assertThat(names(models("module: bolt, name: screw, sweep: {arguments: {d: [3, 4]}}")))
        .containsExactly("screw-d3", "screw-d4");
  }

  @Test
  void valuesBecomeReadableNames() throws Exception {
    assertThat(
            names(
                models(
                    "module: b, sweep: {variables: {$fa: [[1, 2], {range: [0, 5, 20]}, -3, true, 'a/b:c', undef]}}")))
        .containsExactly("b-fa1x2", "b-fa0to20by5", "b-fa-3", "b-fatrue", "b-faa_b_c", "b-faundef");
  }

  @Test
  void oneModelMayBeNamedAfterItsValues() throws Exception {
    assertThat(names(models("module: b, name: 'b{d}', arguments: {d: 3}"))).containsExactly("b3");
  }

  @Test
  void aModelWithoutValuesIsWhatItWas() throws Exception {
    assertThat(names(models("module: b"))).containsExactly("b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "module: b, name: 'b{dd}', sweep: {arguments: {d: [3, 4]}} | 21: name: {dd} stands for nothing; did you mean d?",
        "module: b, name: 'b{x}', arguments: {d: 3} | 21: name: {x} stands for nothing; did you mean d?",
        "module: b, name: 'b{d', arguments: {d: 3} | 21: name: \"b{d\" has a brace without its other one; write {key}, or {{ for a brace",
        "module: b, name: 'b{d}', sweep: {arguments: {d: [3, 4], l: [1, 2]}} | 21: name: \"b3\" is the name for d 3, l 1 and for d 3, l 2; name them after what they differ in",
        "module: b, name: 'b{d}', sweep: {arguments: {d: [A, a]}} | 21: name: \"ba\" is the name for d \"A\" and for d \"a\"; name them after what they differ in",
        "module: b, sweep: {arguments: {d: ['2', 2]}} | 3: name: \"b-d2\" is the name for d \"2\" and for d 2; name them after what they differ in",
        "module: b, sweep: {arguments: {d: []}} | 38: sweep.arguments.d: the list is empty, so that there would be no model at all",
        "module: b, sweep: {arguments: {d: 5}} | 38: sweep.arguments.d: a list of values is expected, such as [2, 4]",
        "module: b, sweep: {arguments: {d: [5, 5.0]}} | 38: sweep.arguments.d: 5 is given twice",
        "module: b, sweep: {quality: [8, 1.5]} | 32: sweep.quality: 1.5 is not a whole number from 0 up, such as 96",
        "module: b, sweep: {arguments: {d: [1]}, variables: {d: [1]}} | 55: sweep: d is swept twice, as argument, variable or quality; combinations could not be told from each other",
        "module: b, arguments: {d: 1}, sweep: {arguments: {d: [1]}} | 3: sweep: d is swept and has a value of its own as well; leave one out",
        "file: parts/box.scad, sweep: {arguments: {d: [1]}} | 3: sweep: a whole file has no arguments such as d; sweep variables, or list a module",
        "module: b, sweep: {arguments: {d: [1]}, exclude: [{e: 1}]} | 54: sweep.exclude: e is not swept; did you mean d?",
        "module: b, sweep: {arguments: {d: [1]}, exclude: [{d: 2}]} | 54: sweep.exclude: d is never 2",
        "module: b, sweep: {arguments: {d: [1]}, exclude: [{d: 1}]} | 3: sweep: exclude leaves out every combination, so there is no model",
        "module: b, sweep: {} | 22: sweep: nothing is swept; give arguments, variables or quality lists of values, such as {arguments: {length: [2, 4]}}",
        "module: b, variables: {$fn: 5}, sweep: {quality: [8, 16]} | 3: variables: $fn is what quality sets; leave one of them out",
        "module: b, quality: 5, sweep: {variables: {$fn: [8, 16]}} | 3: sweep: $fn is what quality sets; leave one of them out",
        "module: b, sweep: {quality: [5], variables: {$fn: [8, 16]}} | 3: sweep: $fn is what quality sets; leave one of them out",
        "module: b, animate: 2, sweep: {variables: {$t: [0, 1]}} | 3: sweep: $t is what animate sets; leave one of them out",
        "module: b, sweep: {arguments: {}} | 34: sweep.arguments: there is no list, such as {length: [2, 4]}; give one or leave the key out",
        "file: parts/box.scad, parameter_file: parts/box.json, variables: {parameter_set: 1} | 3: parameter_sets: no argument or variable can be called parameter_set beside them, which stands for the set in names",
        "module: b, parameter_sets: [a] | 32: parameter_sets: the file that they are in is missing; name it with parameter_file",
      })
  void whatMakesNoFamilyIsSaid(String model, String what) {
    assertThat(error(model)).isEqualTo("render_config.yaml:2:" + what);
  }

  @Test
  void aSweepWithoutEndIsRefusedWithItsNumber() {
    String list = "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]";
    StringBuilder sweep = new StringBuilder("module: b, sweep: {arguments: {");
    for (int i = 0; i < 9; i++) {
      sweep.append("a").append(i).append(": ").append(list).append(", ");
    }

    assertThat(error(sweep + "}}"))
        .endsWith("sweep: these lists have 1,000,000,000 combinations; a model may have 100,000");
  }

  @Test
  void setsAndSweepsHaveOneLimitTogether() {
    StringBuilder sets = new StringBuilder("\"s0\": {}");
    for (int i = 1; i < 1000; i++) {
      sets.append(", \"s%d\": {}".formatted(i));
    }

    assertThat(
            parameters("{" + sets + "}")
                .withYaml(
                    "models:",
                    "  - file: box.scad",
                    "    parameter_file: box.json",
                    "    sweep: {variables: {w: %s}}"
                        .formatted(IntStream.range(0, 101).boxed().toList()))
                .error())
        .endsWith(
            "sweep: these lists and sets have 101,000 combinations; a model may have 100,000");
  }

  @Test
  @Timeout(60)
  void aLargeFamilyWithManyExcludesIsMadeInTimeThatGrowsWithIt() throws Exception {
    List<Integer> numbers = IntStream.range(0, 300).boxed().toList();
    StringBuilder exclude = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      exclude.append("{a: %d, b: %d}, ".formatted(i / 300, i % 300));
    }

    List<ModelConfig> models =
        models(
            "module: m, sweep: {arguments: {a: %s, b: %s}, exclude: [%s]}"
                .formatted(numbers, numbers, exclude));

    assertThat(models).hasSize(90_000 - 20_000);
  }

  @Test
  void theQualityOfTheModelCountsMoreThanThatOfASet() throws Exception {
    ConfigProject project =
        project()
            .with("box.scad", "$fn = 12;", "sphere(1);")
            .with("box.json", "{\"parameterSets\": {\"s\": {\"$fn\": \"30\"}}}");

    RenderConfig own =
        project.withYaml("models: [{file: box.scad, parameter_file: box.json, quality: 5}]").read();
    RenderConfig ofSet =
        project.withYaml("models: [{file: box.scad, parameter_file: box.json}]").read();

    assertThat(own.models().get(0).variables()).isEmpty();
    assertThat(own.models().get(0).quality()).isEqualTo(5);
    assertThat(literals(ofSet.models().get(0).variables())).isEqualTo(Map.of("$fn", "30"));
  }

  @Test
  void eachParameterSetIsAModelWithTheTypesOfTheDeclarations() throws Exception {
    ConfigProject project =
        project()
            .with(
                "box.scad",
                "w = 1; // [1:10]",
                "label = \"a\";",
                "code = \"1\";",
                "deep = true;",
                "size = [1, 2];",
                "cube(w);")
            .with(
                "box.json",
                "{\"parameterSets\": {",
                " \"long box\": {\"w\": \"40\", \"label\": \"x\\\"; y\", \"code\": \"7\", \"deep\": \"false\", \"size\": \"[3, 4]\"},",
                " \"b/2\": {\"w\": 2.5, \"code\": 7, \"deep\": true, \"size\": [5, 6]}",
                "}, \"fileFormatVersion\": \"1\"}")
            .withYaml("models: [{file: box.scad, parameter_file: box.json}]");

    List<ModelConfig> models = project.read().models();

    assertThat(names(models)).containsExactly("box-long box", "box-b_2");
    assertThat(literals(models.get(0).variables()))
        .isEqualTo(
            Map.of(
                "w",
                "40",
                "label",
                "\"x\\\"; y\"",
                "code",
                "\"7\"",
                "deep",
                "false",
                "size",
                "[3, 4]"));
    assertThat(literals(models.get(1).variables()))
        .isEqualTo(Map.of("w", "2.5", "code", "\"7\"", "deep", "true", "size", "[5, 6]"));
    assertThat(project.read().notes()).isEmpty();
  }

  @Test
  void variablesWinOverASetAndAreCombinedWithASweep() throws Exception {
    List<ModelConfig> models =
        parameters("{\"s\": {\"w\": \"40\", \"h\": \"5\"}}")
            .withYaml(
                "models:",
                "  - file: box.scad",
                "    parameter_file: box.json",
                "    name: '{parameter_set}-{h}'",
                "    variables: {w: 1}",
                "    sweep: {variables: {h: [6, 7]}}")
            .read()
            .models();

    assertThat(names(models)).containsExactly("s-6", "s-7");
    assertThat(literals(models.get(1).variables())).isEqualTo(Map.of("w", "1", "h", "7"));
  }

  @Test
  void setsAreChosenByName() throws Exception {
    List<ModelConfig> models =
        parameters("{\"a\": {}, \"b\": {}, \"c\": {}}")
            .withYaml(
                "models: [{file: box.scad, parameter_file: box.json, parameter_sets: [c, a]}]")
            .read()
            .models();

    assertThat(names(models)).containsExactly("box-c", "box-a");
  }

  @Test
  void aModulesParametersAreThoseOfTheGatewayAndWhatItIncludes() throws Exception {
    RenderConfig config =
        project()
            .with("renderer.scad", "include <parts/more.scad>", "w = 1;")
            .with("parts/more.scad", "h = 2;", "use <../box.scad>")
            .with("box.scad", "hidden = 2;")
            .with("p.json", "{\"parameterSets\": {\"s\": {\"w\": 3, \"h\": 4, \"hidden\": 5}}}")
            .withYaml("models: [{module: m, parameter_file: p.json}]")
            .read();

    assertThat(literals(config.models().get(0).variables())).isEqualTo(Map.of("w", "3", "h", "4"));
    assertThat(config.notes())
        .containsExactly(
            "p.json: hidden in set \"s\": the model m declares no such parameter, so it is left out");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"parameterSets\": {\"a\": {\"w\": \"wide\"}}} | box.json:1:31: w: \"wide\" is not a number, as which the model declares it",
        "{\"parameterSets\": {\"a\": {\"w\": \"1e999\"}}} | box.json:1:31: w: \"1e999\" is too large: OpenSCAD's numbers end at 1.8e308",
        "{\"parameterSets\": {\"a\": {\"w\": null}}} | box.json:1:31: expected here: a text, number, boolean or list of numbers for \"w\"",
        "{\"parameterSets\": {\"a\": {\"w\": {}}}} | box.json:1:31: expected here: a text, number, boolean or list of numbers for \"w\"",
        "{\"parameterSets\": {\"a\": {\"w\": [1, \"b\"]}}} | box.json:1:35: expected here: numbers in the list \"w\"",
        "{\"parameterSets\": {\"a\": 5}} | box.json:1:25: expected here: an object with the parameters of set \"a\"",
        "{\"parameterSets\": []} | box.json:1:19: expected here: parameterSets with an object for each set",
        "{\"parameterSets\": {}} | box.json: there is no set in parameterSets",
        "[] | box.json:1:1: expected here: a JSON object with parameterSets",
        "{\"parameterSets\": {\"a\": {}}} garbage | box.json:1:30: this is not JSON: Unrecognized token 'garbage': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
        "{\"parameterSets\": {\"a\": {}}} {} | box.json:1:30: expected here: the end of the file",
        "{\"sets\": {}} | box.json: there is no parameterSets; a file that OpenSCAD's customizer saves is expected",
        "{\"parameterSets\": {\"a\": {} | box.json:2:1: the file breaks off",
        "w = 5; | box.json:1:1: this is not JSON: Unrecognized token 'w': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
      })
  void aFileOfParametersThatIsNoneIsRefused(String json, String what) {
    String error =
        project()
            .with("box.scad", "w = 1; cube(w);")
            .with("box.json", json)
            .withYaml("models: [{file: box.scad, parameter_file: box.json}]")
            .error();

    assertThat(error).isEqualTo(what);
  }

  @Test
  void aSetThatDoesNotExistIsRefused() {
    assertThat(
            parameters("{\"large\": {}, \"small\": {}}")
                .withYaml(
                    "models: [{file: box.scad, parameter_file: box.json, parameter_sets: lagre}]")
                .error())
        .isEqualTo(
            "render_config.yaml:1:69: parameter_sets: box.json has no set \"lagre\"; did you mean large?");
  }

  @Test
  void aFileOfParametersThatIsMissingIsRefused() {
    assertThat(
            project()
                .with("box.scad", "")
                .withYaml("models: [{file: box.scad, parameter_file: bax.json}]")
                .error())
        .startsWith(
            "render_config.yaml:1:43: parameter_file: the file DIR/bax.json does not exist");
  }

  private ConfigProject project() {
    return ConfigProject.in(folder);
  }

  private ConfigProject parameters(String sets) {
    return project()
        .with("box.scad", "w = 1;", "h = 2;", "cube(w);")
        .with("box.json", "{\"parameterSets\": " + sets + "}");
  }

  private List<ModelConfig> models(String keys) throws Exception {
    return project().withYaml("models:", "- {" + keys + "}").read().models();
  }

  private String error(String keys) {
    return project().withYaml("models:", "- {" + keys + "}").error();
  }

  private static List<String> names(List<ModelConfig> models) {
    return models.stream().map(ModelConfig::name).toList();
  }

  private static Map<String, String> literals(Map<String, Value> values) {
    Map<String, String> literals = new TreeMap<>();
    values.forEach((name, value) -> literals.put(name, value.literal()));
    return literals;
  }
}
