package io.github.scadmaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** YAML is taken as YAML says or refused with a sentence, whatever the file holds. */
@Timeout(20)
class YamlReaderTest {

  @TempDir private Path folder;
  private ConfigProject project;

  @BeforeEach
  void createGateway() {
    project = ConfigProject.in(folder);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void whatIsNoYamlIsReportedWhereItIs(String yaml, String message) {
    project.withYaml(yaml);

    assertThat(project.error()).isEqualTo("render_config.yaml:" + message);
  }

  static Stream<Arguments> whatIsNoYamlIsReportedWhereItIs() {
    String tab =
        "found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)";
    String key = "a key must be a word, not a list, a block of keys or an alias";
    return Stream.of(
        arguments("models:\n\t- module: wheel", "2:1: this is not YAML: " + tab),
        arguments("models:\n  - module:\twheel", "2:12: this is not YAML: " + tab),
        arguments(
            "models: [",
            "2:1: this is not YAML: expected the node content, but found '<stream end>'"),
        arguments(
            "models:\n  - module: a\n suffix: dxf",
            "3:2: this is not YAML: expected <block end>, but found '<block mapping start>'"),
        arguments(
            "models:\n  - module: a: b",
            "2:14: this is not YAML: mapping values are not allowed here"),
        arguments(
            "models:\n  - module: \"a", "3:1: this is not YAML: found unexpected end of stream"),
        arguments(
            "models: @x",
            "1:9: this is not YAML: found character '@' that cannot start any token."),
        arguments("models: \0", "1:9: this is not YAML: the character U+0000 is not allowed"),
        arguments("a: b\nc: \u0007", "2:4: this is not YAML: the character U+0007 is not allowed"),
        arguments("? [a]\n: b", "1:4: " + key),
        arguments("? {a: b}\n: c", "1:4: " + key),
        arguments("wheel", "1:1: keys are expected here, such as models, not \"wheel\""),
        arguments("- module: wheel", "1:1: keys are expected here, such as models, not a list"),
        arguments(
            "models: !include x",
            "1:9: !include: tags such as this mean nothing here; leave it out"),
        arguments(
            "models: !x [{module: a}]",
            "1:9: !x: tags such as this mean nothing here; leave it out"),
        arguments(
            "models: [!!set {module: a}]",
            "1:10: !!set: tags such as this mean nothing here; leave it out"),
        arguments(
            "quality: !!binary OTY=",
            "1:10: !!binary: tags such as this mean nothing here; leave it out"));
  }

  @ParameterizedTest
  @MethodSource
  void anEmptyFileNeedsModels(String yaml, String position) {
    project.with("render_config.yaml", yaml.getBytes(StandardCharsets.UTF_8));

    assertThat(project.error())
        .isEqualTo(
            "render_config.yaml:%s: models: the file is empty; list at least one model, such as"
                + " module: wheel",
            position);
  }

  static Stream<Arguments> anEmptyFileNeedsModels() {
    return Stream.of(
        arguments("", "1:1"),
        arguments(" \n\n", "1:1"),
        arguments("# to do\n", "1:1"),
        arguments("---\n", "2:1"),
        arguments("~\n", "1:1"),
        arguments("\uFEFF", "1:1"));
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheText() throws Exception {
    project.withYaml("\uFEFFquality: 5", "models: [{module: wheel}]");

    assertThat(project.read().quality()).isEqualTo(5);
  }

  @Test
  void whatIsNotUtf8IsReportedAtTheByte() {
    project.with(
        "render_config.yaml",
        "models:\n  - module: zähler\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(project.error())
        .isEqualTo(
            "render_config.yaml:2:14: the byte 0xE4 here is not UTF-8; save the file with that"
                + " encoding");
  }

  @Test
  void aLetterThatTheFilesEndCutsIsNotUtf8() {
    byte[] whole = "# ä".getBytes(StandardCharsets.UTF_8);
    project.with("render_config.yaml", Arrays.copyOf(whole, whole.length - 1));

    assertThat(project.error())
        .isEqualTo(
            "render_config.yaml:1:3: the byte 0xC3 here is not UTF-8; save the file with that"
                + " encoding");
  }

  @Test
  void utf16IsNotUtf8() {
    Charset utf16 = StandardCharsets.UTF_16;
    project.with("render_config.yaml", "models: []".getBytes(utf16));

    assertThat(project.error())
        .isEqualTo(
            "render_config.yaml:1:1: the byte 0xFE here is not UTF-8; save the file with that"
                + " encoding");
  }

  @Test
  void fiftyMegabytesAreNoConfiguration() {
    project.with("render_config.yaml", new byte[50 << 20]);

    assertThat(project.error())
        .isEqualTo(
            "render_config.yaml: the file has 52428800 bytes; a configuration has at most 1048576");
  }

  @Test
  void thereIsOneDocument() {
    project.withYaml("models: [{module: wheel}]", "---", "models: [{module: axle}]");

    assertThat(project.error())
        .isEqualTo("render_config.yaml:3:1: a second document begins here; one is expected");
  }

  @Test
  void marksOfBeginAndEndAreFine() throws Exception {
    project.withYaml("%YAML 1.2", "---", "models: [{module: wheel}]", "...");

    assertThat(project.read().models()).hasSize(1);
  }

  @Test
  void windowsLineEndsAreFine() throws Exception {
    project.withYaml("quality: 5\r", "models:\r", "  - module: wheel\r");

    assertThat(project.read().quality()).isEqualTo(5);
    assertThat(models()).isEqualTo("wheel");
  }

  @ParameterizedTest
  @MethodSource
  void deepNestingIsRefused(String yaml, int column) {
    project.withYaml(yaml);

    assertThat(project.error())
        .isEqualTo(
            "render_config.yaml:1:%d: nested more than 50 levels deep; a configuration needs 4",
            column);
  }

  static Stream<Arguments> deepNestingIsRefused() {
    return Stream.of(
        arguments("[".repeat(51) + "]".repeat(51), 51),
        arguments("[".repeat(500_000), 51),
        arguments("- ".repeat(500_000), 101),
        arguments("{a: ".repeat(200_000), 201));
  }

  @Test
  void anAliasIsWhatItsAnchorIs() throws Exception {
    project.withYaml(
        "quality: &n 7",
        "models:",
        "  - &w {module: wheel, suffix: &s [dxf, svg]}",
        "  - {module: &m axle, quality: *n, suffix: *s}",
        "  - {file: parts/box.scad, name: *m, suffix: off}");

    assertThat(models()).isEqualTo("wheel[DXF, SVG] axle[DXF, SVG]7 axle[OFF]");
  }

  @Test
  void anAliasOfAWholeModelIsThatModelAgain() throws Exception {
    project.withYaml("models: [&m {module: wheel}, *m]");

    assertThat(models()).isEqualTo("wheel wheel");
  }

  @Test
  void aKeyMayHaveAnAnchor() throws Exception {
    project.withYaml("models:", "  - &k module: wheel", "    name: *k");

    assertThat(models()).isEqualTo("module");
  }

  @Test
  void aLaterAnchorOfTheSameNameReplacesTheEarlier() throws Exception {
    project.withYaml(
        "models:",
        "  - {module: a, quality: &x 1}",
        "  - {module: b, quality: *x}",
        "  - {module: c, quality: &x 2}",
        "  - {module: d, quality: *x}");

    assertThat(models()).isEqualTo("a[STL]1 b[STL]1 c[STL]2 d[STL]2");
  }

  @Test
  void mergedKeysCountLessThanOwnOnes() throws Exception {
    project.withYaml(
        "models:",
        "  - &a {module: a, quality: 1, suffix: dxf}",
        "  - {<<: *a, quality: 2, name: before}",
        "  - {quality: 2, name: after, <<: *a}");

    assertThat(models()).isEqualTo("a[DXF]1 before[DXF]2 after[DXF]2");
  }

  @Test
  void ofSeveralMergedBlocksTheFirstCounts() throws Exception {
    project.withYaml(
        "models:",
        "  - &a {module: a, quality: 1}",
        "  - &b {module: b, quality: 2, suffix: dxf}",
        "  - {<<: [*a, *b], name: ab}",
        "  - {<<: [*b, *a], name: ba}");

    assertThat(models()).isEqualTo("a[STL]1 b[DXF]2 ab[DXF]1 ba[DXF]2");
  }

  @Test
  void mergedBlocksPassOnWhatTheyMerged() throws Exception {
    project.withYaml(
        "models:",
        "  - &a {module: a, quality: 1}",
        "  - &b {<<: *a, name: b, suffix: dxf}",
        "  - {<<: *b, name: c}");

    assertThat(models()).isEqualTo("a[STL]1 b[DXF]1 c[DXF]1");
  }

  @Test
  void whatIsMergedKeepsItsPlaceInMessages() {
    project.withYaml("models:", "  - &a {module: a, quality: -1}", "  - {<<: *a}");

    assertThat(project.error()).startsWith("render_config.yaml:2:29: quality:");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void whatCanNotBeResolvedIsRefused(String models, String message) {
    project.withYaml("models:", models);

    assertThat(project.error()).isEqualTo("render_config.yaml:" + message);
  }

  static Stream<Arguments> whatCanNotBeResolvedIsRefused() {
    return Stream.of(
        arguments(" *nope", "2:2: *nope: no anchor &nope is complete before this place"),
        arguments(" &m [*m]", "2:6: *m: no anchor &m is complete before this place"),
        arguments(" - &m {<<: *m}", "2:12: *m: no anchor &m is complete before this place"),
        arguments(
            " - {module: *later}\n - &later {module: a}",
            "2:13: *later: no anchor &later is complete before this place"),
        arguments(
            " - module: &m a\n   *m : b",
            "3:6: a key must be a word, not a list, a block of keys or an alias"),
        arguments(
            " - <<: wheel", "2:8: <<: blocks of keys can be merged, such as *alias, not \"wheel\""),
        arguments(
            " - <<: [[a]]", "2:9: <<: blocks of keys can be merged, such as *alias, not a list"),
        arguments(" - <<:", "2:7: <<: blocks of keys can be merged, such as *alias, not nothing"),
        arguments(
            " - <<: {module: a}\n   <<: {suffix: dxf}",
            "3:4: <<: is given twice, first in line 2; only one can count"),
        arguments(
            " - \"<<\": {module: a}",
            "2:4: <<: there is no such key; known are module, file, name, arguments, variables,"
                + " parameter_file, parameter_sets, sweep, suffix, quality, backend, strictness,"
                + " timeout, launcher, camera, projection, size, colorscheme, view_all, full_render, animate,"
                + " export"));
  }

  @Test
  void aBombOfSequencesTakesNoTime() {
    project.withYaml(bomb("[%s]", "[wheel]"), "models: *a99");

    assertThat(project.error())
        .startsWith("render_config.yaml:99:6: models: each item has keys, such as module: wheel;");
  }

  @Test
  void aBombOfMergedBlocksTakesNoTime() throws Exception {
    project.withYaml(
        "models:", bomb("{<<: [%s]}", "{module: wheel}").replaceAll("(?m)^a\\d+:", "  -"));

    assertThat(project.read().models()).hasSize(100);
  }

  private static String bomb(String form, String first) {
    String line = "a%d: &a%d %s";
    return IntStream.range(0, 100)
        .mapToObj(
            i ->
                line.formatted(
                    i,
                    i,
                    i == 0
                        ? first
                        : form.formatted(
                            Stream.generate(() -> "*a" + (i - 1))
                                .limit(9)
                                .collect(Collectors.joining(", ")))))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void manyMergesOfManyKeysAreRefused() {
    String keys =
        IntStream.range(0, 40_000).mapToObj(i -> "k" + i + ": 1").collect(Collectors.joining(", "));
    project.withYaml("models:", "- &a {" + keys + "}", "- {<<: *a}\n".repeat(30_000));

    assertThat(project.error())
        .isEqualTo("render_config.yaml:2:3: <<: more than 200000 keys are merged in this file");
  }

  @Test
  void aListOfManySuffixesForManyModelsIsRefused() {
    project.withYaml(
        "models:",
        "- {module: a0, suffix: &s [" + "stl, ".repeat(50_000) + "]}",
        IntStream.range(1, 10_000)
            .mapToObj(i -> "- {module: a%d, suffix: *s}".formatted(i))
            .collect(Collectors.joining("\n")));

    assertThat(project.error())
        .isEqualTo("render_config.yaml:2:33: suffix: \"stl\" is given twice; leave one out");
  }

  @Test
  void someThousandModelsAreFine() throws Exception {
    project.withYaml(
        "models:",
        "- &a {module: a, quality: 5, suffix: dxf, timeout: 10m}",
        IntStream.range(0, 5_000)
            .mapToObj(i -> "- {<<: *a, name: a%d}".formatted(i))
            .collect(Collectors.joining("\n")));

    assertThat(project.read().models())
        .hasSize(5_001)
        .allMatch(model -> Duration.ofMinutes(10).equals(model.timeout()));
  }

  @Test
  void harmlessTagsAreFine() throws Exception {
    project.withYaml("quality: !!int 5", "models: !!seq [!!map {module: !!str wheel, name: ! x}]");

    assertThat(models()).isEqualTo("x");
  }

  /** Returns the models in short: name, formats unless they are only STL, quality. */
  private String models() throws ConfigException {
    return project.read().models().stream()
        .map(
            model ->
                model.name()
                    + (model.quality() == null && model.formats().toString().equals("[STL]")
                        ? ""
                        : model.formats())
                    + (model.quality() == null ? "" : model.quality()))
        .collect(Collectors.joining(" "));
  }
}
