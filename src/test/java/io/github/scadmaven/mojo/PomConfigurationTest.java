package io.github.scadmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scadmaven.config.ConfigException;
import io.github.scadmaven.config.Node;
import java.io.File;
import java.io.StringReader;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.configuration.xml.XmlPlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a POM says becomes nodes like those of a YAML, or an error that names the element. */
class PomConfigurationTest {

  private final Properties userProperties = new Properties();

  @Test
  void parametersAreTexts() {
    Node.Mapping pom =
        configuration()
            .with("scadFile", new File("renderer.scad"))
            .with("failFast", true)
            .with("threads", "1C")
            .build();

    assertThat(text(value(pom, "scadFile"))).isEqualTo("renderer.scad");
    assertThat(text(value(pom, "failFast"))).isEqualTo("true");
    assertThat(text(value(pom, "threads"))).isEqualTo("1C");
  }

  @Test
  void whatIsNotSetIsNotSaid() throws Exception {
    Node.Mapping pom =
        configuration()
            .with("threads", null)
            .withAll("allow", null)
            .withAll("libraryPath", List.of())
            .withModels(null)
            .withModels(xml("<models/>"))
            .build();

    assertThat(pom.entries()).isEmpty();
  }

  @Test
  void listsKeepTheirOrder() {
    Node.Mapping pom = configuration().withAll("allow", List.of("b", "a, c")).build();

    assertThat(texts(value(pom, "allow"))).containsExactly("b", "a, c");
  }

  @Test
  void wordsAreOneTextOrElements() throws Exception {
    Properties none = new Properties();
    Node.Mapping text =
        configuration().withWords("launcher", xml("<launcher>nice -n 1</launcher>"), none).build();
    Node.Mapping elements =
        configuration()
            .withWords("launcher", xml("<launcher><w>nice</w><w>a,b</w></launcher>"), none)
            .build();

    assertThat(text(value(text, "launcher"))).isEqualTo("nice -n 1");
    assertThat(texts(value(elements, "launcher"))).containsExactly("nice", "a,b");
  }

  @Test
  void wordsOfAPropertyAreThoseOfTheCommandLineOrElseOfThePom() throws Exception {
    PlexusConfiguration unset = xml("<launcher>${scad.launcher}</launcher>");
    Properties ofProject = new Properties();

    assertThat(configuration().withWords("launcher", unset, ofProject).build().entries()).isEmpty();
    ofProject.setProperty("scad.launcher", "nice");
    assertThat(
            text(
                value(configuration().withWords("launcher", unset, ofProject).build(), "launcher")))
        .isEqualTo("nice");
    userProperties.setProperty("scad.launcher", "srun a,b");
    Node launcher =
        value(configuration().withWords("launcher", unset, ofProject).build(), "launcher");
    assertThat(text(launcher)).isEqualTo("srun a,b");
    assertThat(launcher.position()).hasToString("-Dscad.launcher");
  }

  @Test
  void anEmptyElementOfAListIsAnEmptyText() {
    Node.Mapping pom = configuration().withAll("allow", Arrays.asList("a", null)).build();

    assertThat(texts(value(pom, "allow"))).containsExactly("a", "");
  }

  @Test
  void thePlaceOfAParameterIsThePomOrTheCommandLine() {
    userProperties.setProperty("scad.threads", "many");

    Node.Mapping pom = configuration().with("threads", "many").with("quality", "9").build();

    assertThat(value(pom, "threads").position()).hasToString("-Dscad.threads");
    assertThat(value(pom, "quality").position()).hasToString("pom.xml");
  }

  @Test
  void modelsAreBlocksOfKeys() throws Exception {
    List<Node> models =
        models(
            """
            <models>
              <model>
                <module> wheel </module>
                <quality>9</quality>
              </model>
              <model><file>parts/box.scad</file></model>
            </models>
            """);

    assertThat(models).hasSize(2);
    assertThat(text(value(models.get(0), "module"))).isEqualTo("wheel");
    assertThat(text(value(models.get(0), "quality"))).isEqualTo("9");
    assertThat(text(value(models.get(1), "file"))).isEqualTo("parts/box.scad");
  }

  @Test
  void thePlaceOfAModelIsItsNumber() throws Exception {
    List<Node> models = models("<models><model><module>a</module></model><part/></models>");

    assertThat(models.get(0).position()).hasToString("pom.xml: <model> 1");
    assertThat(value(models.get(0), "module").position()).hasToString("pom.xml: <model> 1");
    assertThat(models.get(1).position()).hasToString("pom.xml: <part> 2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dxf                            | dxf",
        "dxf,svg                        | dxf svg",
        "dxf, svg                       | dxf svg",
        "<s>dxf</s>                     | dxf",
        "<s>dxf</s><s> svg </s>         | dxf svg",
        "<suffix>dxf</suffix><x>svg</x> | dxf svg",
      })
  void suffixesAreElementsOrSeparatedByCommas(String written, String suffixes) throws Exception {
    List<Node> models = models("<models><model><suffix>" + written + "</suffix></model></models>");

    assertThat(texts(value(models.get(0), "suffix"))).containsExactly(suffixes.split(" "));
  }

  @Test
  void aSuffixThatIsForgottenBetweenCommasStaysEmptyForTheReaderToRefuse() throws Exception {
    List<Node> models = models("<models><model><suffix>dxf,</suffix></model></models>");

    assertThat(texts(value(models.get(0), "suffix"))).containsExactly("dxf", "");
  }

  @Test
  void aCommaElsewhereIsAComma() throws Exception {
    List<Node> models = models("<models><model><file>a,b.scad</file></model></models>");

    assertThat(text(value(models.get(0), "file"))).isEqualTo("a,b.scad");
  }

  @Test
  void anEmptyElementIsAnEmptyTextForTheReaderToRefuse() throws Exception {
    List<Node> models = models("<models><model><module/><suffix/></model></models>");

    assertThat(text(value(models.get(0), "module"))).isEmpty();
    assertThat(texts(value(models.get(0), "suffix"))).containsExactly("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"module", "suffix", "quality"})
  void aKeyThatIsGivenTwiceIsAnError(String key) {
    String twice = "<%s>a</%s>".formatted(key, key).repeat(2);

    assertThatThrownBy(() -> models("<models><model>" + twice + "</model></models>"))
        .isInstanceOf(ConfigException.class)
        .hasMessage("pom.xml: <model> 1: <%s> stands twice", key);
  }

  @Test
  void textInPlaceOfModelsIsAnError() {
    assertThatThrownBy(() -> models("<models> wheel </models>"))
        .isInstanceOf(ConfigException.class)
        .hasMessage("pom.xml: models: a list of <model> is expected, not \"wheel\"");
  }

  @Test
  void textInPlaceOfAModelsKeysIsAnError() {
    assertThatThrownBy(
            () -> models("<models><model><file>a</file></model><model>wheel</model></models>"))
        .isInstanceOf(ConfigException.class)
        .hasMessage("pom.xml: <model> 2: <module> or <file> is expected, not \"wheel\"");
  }

  @Test
  void valuesKeepTheirNamesAndListsTheirDepth() throws Exception {
    List<Node> models =
        models(
            """
            <models>
              <model>
                <arguments>
                  <argument name="$fn">12</argument>
                  <size><x>1</x><y><a> 2 </a><b/></y></size>
                  <text/>
                </arguments>
              </model>
            </models>
            """);

    assertThat(described(value(models.get(0), "arguments")))
        .isEqualTo("{$fn=12, size=[1, [2, '']], text=''}");
  }

  @Test
  void aSweepHasListsAndCombinations() throws Exception {
    List<Node> models =
        models(
            """
            <models>
              <model>
                <sweep>
                  <arguments><d>[3, 4]</d></arguments>
                  <variables><v name="$fa"><a>1</a></v></variables>
                  <quality>[8, 9]</quality>
                  <exclude><c><d>3</d><q name="quality">8</q></c></exclude>
                </sweep>
              </model>
            </models>
            """);

    assertThat(described(value(models.get(0), "sweep")))
        .isEqualTo(
            "{arguments={d=[3, 4]}, variables={$fa=[1]}, quality=[8, 9], exclude=[{d=3, quality=8}]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<arguments>5</arguments> | an element for each value, such as <length>20</length> is expected, not \"5\"",
        "<arguments><a>1</a><b name='a'>2</b></arguments> | <a> stands twice",
        "<variables><variable nmae='$fa'>2</variable></variables> | <variable nmae=…>: there is no such attribute; did you mean name?",
        "<sweep>5</sweep> | <arguments>, <variables> or <quality> is expected, not \"5\"",
        "<sweep><exclude>5</exclude></sweep> | <combination> is expected, not \"5\"",
      })
  void whatHasNoElementsIsAnError(String key, String what) {
    assertThatThrownBy(() -> models("<models><model>" + key + "</model></models>"))
        .isInstanceOf(ConfigException.class)
        .hasMessage("pom.xml: <model> 1: " + what);
  }

  @Test
  void aSingleElementRangeIsARange() throws Exception {
    List<Node> models =
        models(
            "<models><model><arguments><d><range>[0, 5]</range></d></arguments></model></models>");

    assertThat(described(value(models.get(0), "arguments"))).isEqualTo("{d={range=[0, 5]}}");
  }

  /** A node in short; quotes show what is a text whatever it reads like. */
  private static String described(Node node) {
    if (node instanceof Node.Scalar scalar) {
      return scalar.isQuoted() ? "'" + scalar.text() + "'" : scalar.text();
    }
    if (node instanceof Node.Sequence list) {
      return list.items().stream().map(PomConfigurationTest::described).toList().toString();
    }
    Map<String, String> entries = new LinkedHashMap<>();
    ((Node.Mapping) node)
        .entries()
        .forEach((key, entry) -> entries.put(key, described(entry.value())));
    return entries.toString();
  }

  private PomConfiguration configuration() {
    return new PomConfiguration("pom.xml", userProperties);
  }

  private List<Node> models(String xml) throws Exception {
    Node.Mapping pom = configuration().withModels(xml(xml)).build();
    return ((Node.Sequence) value(pom, "models")).items();
  }

  private static PlexusConfiguration xml(String xml) throws Exception {
    return new XmlPlexusConfiguration(Xpp3DomBuilder.build(new StringReader(xml)));
  }

  private static Node value(Node block, String key) {
    return ((Node.Mapping) block).entries().get(key).value();
  }

  private static String text(Node scalar) {
    return ((Node.Scalar) scalar).text();
  }

  private static List<String> texts(Node list) {
    return ((Node.Sequence) list).items().stream().map(PomConfigurationTest::text).toList();
  }
}
