package io.github.scadmaven;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The cookbook shows the files of whole builds, all of them and as they are, and commands that
 * these builds run.
 */
class CookbookTest {

  private static final Path PAGE = Path.of("src/site/markdown/cookbook.md");
  private static final Path BUILDS = Path.of("src/it");
  private static final Path POM = BUILDS.resolve("cookbook-screws/pom.xml");
  private static final Path POM_WITH_MODELS = POM.resolveSibling("models-in-pom.xml");
  private static final Path PIPELINES = BUILDS.resolve("cookbook-shards");

  /** What a reader doesn't need: the tests' own, and what ties several projects to one test. */
  private static final Set<String> OF_THE_TESTS =
      Set.of(
          "invoker.properties",
          "prebuild.groovy",
          "verify.groovy",
          "cookbook-library/pom.xml",
          "cookbook-library/catalog/src/main/resources/catalog.txt");

  private static final Pattern BLOCK =
      Pattern.compile(
          "(?:^<!-- (?<source>\\S+) -->\\n)?^```(?<language>\\w+)\\n(?<text>.*?)^```$",
          Pattern.DOTALL | Pattern.MULTILINE);

  private static final Pattern PROPERTY = Pattern.compile("-D(scad\\.\\w+)");

  /** A block of code of the page, and the file or the build that it is from. */
  private record Block(@Nullable String source, String language, String text) {

    boolean isCommands() {
      return language.equals("sh");
    }

    boolean isFrom(Path file) {
      return slashes(file).equals(source);
    }

    @Override
    public String toString() {
      return language + " " + (source != null ? source : text);
    }
  }

  static List<Block> blocks() throws IOException {
    return BLOCK
        .matcher(Files.readString(PAGE))
        .results()
        .map(block -> new Block(block.group(1), block.group(2), block.group(3)))
        .toList();
  }

  static List<Block> files() throws IOException {
    return blocks().stream().filter(Predicate.not(Block::isCommands)).toList();
  }

  static List<Path> filesToShow() throws IOException {
    try (Stream<Path> files = Files.walk(BUILDS)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> BUILDS.relativize(file).startsWith(recipe(file)))
          .filter(file -> !OF_THE_TESTS.contains(file.getFileName().toString()))
          .filter(file -> !OF_THE_TESTS.contains(slashes(BUILDS.relativize(file))))
          .sorted()
          .toList();
    }
  }

  /** Its build's name if that is one of the cookbook, and a name that no build has otherwise. */
  private static String recipe(Path file) {
    String build = BUILDS.relativize(file).getName(0).toString();
    return build.startsWith("cookbook-") ? build : "none of them";
  }

  @ParameterizedTest
  @MethodSource("files")
  void whatIsShownStandsInTheFile(Block block) throws IOException {
    assertThat(block.source()).as("file that the block is from").isNotNull();
    List<String> file = lines(Path.of(String.valueOf(block.source())));
    List<String> shown = block.text().lines().toList();

    assertThat(place(shown, file)).as("line at which it begins").isNotNegative();
  }

  @ParameterizedTest
  @MethodSource("filesToShow")
  void everyFileIsShown(Path file) throws IOException {
    List<List<String>> shown =
        files().stream()
            .filter(block -> block.isFrom(file))
            .map(block -> block.text().lines().toList())
            .toList();
    if (file.equals(POM_WITH_MODELS)) {
      assertThat(without(shown.get(0), lines(file)))
          .as("what surrounds the models")
          .isEqualTo(lines(POM));
    } else if (shown.isEmpty() && file.endsWith("pom.xml")) {
      assertThat(withoutName(lines(file)))
          .as("a POM like that of the screws")
          .isEqualTo(withoutName(lines(POM)));
    } else {
      assertThat(shown).contains(lines(file));
    }
  }

  @Test
  void everyBuildIsARecipeOfThePage() throws IOException {
    assertThat(filesToShow()).extracting(CookbookTest::recipe).contains("cookbook-screws");
    assertThat(files())
        .extracting(block -> Path.of(String.valueOf(block.source())))
        .allSatisfy(file -> assertThat(filesToShow()).contains(file));
  }

  @Test
  void everyCommandIsRunByItsBuild() throws IOException {
    List<Block> commands =
        blocks().stream()
            .filter(Block::isCommands)
            .filter(block -> block.source() != null)
            .toList();
    assertThat(commands).isNotEmpty();

    for (Block block : commands) {
      List<String> run = goals(Path.of(String.valueOf(block.source())));
      for (String line : block.text().lines().toList()) {
        String goals = line.replaceFirst("\\s+#.*", "").replace("'", "").replaceFirst("mvn ", "");
        assertThat(run)
            .as(block.source())
            .anyMatch(one -> one.equals(goals) || one.startsWith(goals + " "));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {".github/workflows/models.yml", ".gitlab-ci.yml"})
  void pipelinesRunWhatTheirBuildRuns(String pipeline) throws IOException {
    JsonNode document = new YAMLMapper().readTree(PIPELINES.resolve(pipeline).toFile());
    JsonNode jobs = document.path("jobs").isMissingNode() ? document : document.path("jobs");
    int shares =
        Math.max(
            jobs.at("/render/parallel").intValue(),
            jobs.at("/render/strategy/matrix/shard").size());
    List<String> run =
        Stream.concat(
                IntStream.rangeClosed(1, shares)
                    .mapToObj(share -> command(jobs.path("render"), share, shares)),
                Stream.of(command(jobs.path("package"), 0, 0)))
            .toList();

    assertThat(shares).isGreaterThan(1);
    assertThat(run)
        .isEqualTo(
            goals(PIPELINES).stream()
                .map(goals -> goals.replace("clean ", "").replace(" -gs ", " -s "))
                .toList());
  }

  @Test
  void propertiesAreThoseOfThePlugin() throws IOException {
    String descriptor = Files.readString(Path.of("target/classes/META-INF/maven/plugin.xml"));
    Set<String> known = found("\\$\\{(scad\\.\\w+)}", descriptor);

    assertThat(found(PROPERTY.pattern(), Files.readString(PAGE)))
        .isNotEmpty()
        .allSatisfy(property -> assertThat(known).contains(property));
  }

  /**
   * Maven's arguments in the only command of a job that runs it, sorted as the builds have them.
   */
  private static String command(JsonNode job, int share, int shares) {
    List<String> commands = new ArrayList<>();
    addTexts(job, commands);
    commands.removeIf(text -> !text.startsWith("mvn "));
    assertThat(commands).hasSize(1);
    Matcher parts = Pattern.compile("mvn -B( -s \\S+)? (\\S+)(.*)").matcher(commands.get(0));
    assertThat(parts.matches()).as(commands.get(0)).isTrue();
    return (parts.group(2) + Objects.requireNonNullElse(parts.group(1), "") + parts.group(3))
        .replace("${{ matrix.shard }}", Integer.toString(share))
        .replace("$CI_NODE_INDEX", Integer.toString(share))
        .replace("$CI_NODE_TOTAL", Integer.toString(shares));
  }

  private static void addTexts(JsonNode node, List<String> texts) {
    if (node.isTextual()) {
      texts.add(node.textValue());
    }
    node.forEach(child -> addTexts(child, texts));
  }

  /** What a build gives to Maven, in its order, with goals' prefixes. */
  private static List<String> goals(Path build) throws IOException {
    Properties invoker = new Properties();
    try (Reader reader = Files.newBufferedReader(build.resolve("invoker.properties"))) {
      invoker.load(reader);
    }
    return invoker.stringPropertyNames().stream()
        .filter(name -> name.startsWith("invoker.goals"))
        .sorted()
        .map(
            name ->
                invoker.getProperty(name).replaceAll("[\\w.]+:maven-(\\w+)-plugin:[\\d.]+:", "$1:"))
        .toList();
  }

  private static Set<String> found(String pattern, String text) {
    Set<String> found = new TreeSet<>();
    Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .forEach(found::add);
    return found;
  }

  /** A file's lines, with the version of the plugin in its place. */
  private static List<String> lines(Path file) throws IOException {
    String own =
        Pattern.compile("<artifactId>scad-maven-plugin</artifactId>\\s*<version>(.+)</version>")
            .matcher(Files.readString(Path.of("pom.xml")))
            .results()
            .map((MatchResult match) -> match.group(1))
            .findFirst()
            .orElseThrow();
    return Files.readString(file).replace("@project.version@", own).lines().toList();
  }

  /**
   * The line at which a block begins in a file, wherever it is indented to; -1 if it isn't there.
   */
  private static int place(List<String> block, List<String> file) {
    return IntStream.rangeClosed(0, file.size() - block.size())
        .filter(at -> unindented(file.subList(at, at + block.size())).equals(block))
        .findFirst()
        .orElse(-1);
  }

  private static List<String> unindented(List<String> lines) {
    return String.join("\n", lines).stripIndent().lines().toList();
  }

  private static List<String> without(List<String> block, List<String> file) {
    List<String> rest = new ArrayList<>(file);
    int at = place(block, file);
    rest.subList(at, at + block.size()).clear();
    return rest;
  }

  private static List<String> withoutName(List<String> pom) {
    List<String> rest = new ArrayList<>(pom);
    rest.remove(
        pom.stream().filter(line -> line.contains("<artifactId>")).findFirst().orElseThrow());
    return rest;
  }

  private static String slashes(Path path) {
    return path.toString().replace('\\', '/');
  }
}
