package io.github.scadmaven.config;

import static io.github.scadmaven.config.ConfigProject.NO_POM;
import static io.github.scadmaven.config.ConfigProject.pom;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scadmaven.openscad.Strictness;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What YAML, POM and defaults say together. */
class RenderConfigTest {

  private static final List<Map<String, String>> WHEEL = List.of(Map.of("module", "wheel"));

  @TempDir private Path folder;
  private ConfigProject project;

  @BeforeEach
  void createGateway() {
    project = ConfigProject.in(folder);
  }

  @Test
  void everythingButModelsHasADefault() throws Exception {
    RenderConfig config = project.withYaml("models: [{module: wheel}]").read();

    assertThat(config.source()).isEqualTo("render_config.yaml");
    assertThat(config.scadFile()).isEqualTo(folder.resolve("renderer.scad"));
    assertThat(config.openscadPath()).isNull();
    assertThat(config.engine()).isEqualTo(Engine.AUTO);
    assertThat(config.threads()).isEqualTo(new Threads(1, true));
    assertThat(config.memory()).isNull();
    assertThat(config.quality()).isEqualTo(96);
    assertThat(config.strictness()).isEqualTo(Strictness.STANDARD);
    assertThat(config.timeout()).isNull();
    assertThat(config.failFast()).isFalse();
    assertThat(config.libraryPath()).isEmpty();
    assertThat(config.reproducible()).isTrue();
    assertThat(config.allow()).isEmpty();
    assertThat(config.shard()).isNull();
    assertThat(config.models()).hasSize(1);
  }

  @Test
  void theYamlKnowsEveryKeyInSnakeCase() throws Exception {
    project.with("gateway.scad", "").with("libs/lib.scad", "").with("more/lib.scad", "");

    RenderConfig config =
        project
            .withYaml(
                "scad_file: gateway.scad",
                "openscad_path: openscad-nightly",
                "engine: native",
                "threads: 4",
                "memory: 8GB",
                "quality: 90",
                "strictness: strict",
                "timeout: 90s",
                "fail_fast: true",
                "library_path: [libs, more]",
                "reproducible: false",
                "allow: [known, 'also .*']",
                "cache: false",
                "cache_directory: .renders",
                "cache_size: 512MB",
                "remote_cache: https://cache.example.org/scad",
                "server_id: cache",
                "push: true",
                "shard: 2/5",
                "models:",
                "  - module: wheel")
            .read();

    assertThat(config.scadFile()).isEqualTo(folder.resolve("gateway.scad"));
    assertThat(config.openscadPath()).isEqualTo("openscad-nightly");
    assertThat(config.engine()).isEqualTo(Engine.NATIVE);
    assertThat(config.threads()).isEqualTo(new Threads(4, false));
    assertThat(config.memory()).isEqualTo(8L << 30);
    assertThat(config.quality()).isEqualTo(90);
    assertThat(config.strictness()).isEqualTo(Strictness.STRICT);
    assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(90));
    assertThat(config.failFast()).isTrue();
    assertThat(config.libraryPath())
        .containsExactly(folder.resolve("libs"), folder.resolve("more"));
    assertThat(config.reproducible()).isFalse();
    assertThat(config.allow()).extracting(Pattern::pattern).containsExactly("known", "also .*");
    assertThat(config.cache())
        .isEqualTo(
            new CacheConfig(
                false,
                folder.resolve(".renders"),
                512L << 20,
                "https://cache.example.org/scad",
                "cache",
                true));
    assertThat(config.shard()).isEqualTo(new Shard(2, 5));
  }

  @Test
  void thePomKnowsEveryKeyInCamelCase() throws Exception {
    project.with("gateway.scad", "").with("libs/lib.scad", "");

    RenderConfig config =
        project.read(
            pom(
                Map.ofEntries(
                    Map.entry("scadFile", "gateway.scad"),
                    Map.entry("openscadPath", "openscad-nightly"),
                    Map.entry("engine", "native"),
                    Map.entry("threads", "0.5C"),
                    Map.entry("memory", "512MB"),
                    Map.entry("quality", "0"),
                    Map.entry("strictness", "lenient"),
                    Map.entry("timeout", "2h"),
                    Map.entry("failFast", "true"),
                    Map.entry("libraryPath", List.of("libs")),
                    Map.entry("reproducible", "false"),
                    Map.entry("allow", List.of("known")),
                    Map.entry("cacheDirectory", ".renders"),
                    Map.entry("cacheSize", "1GB"),
                    Map.entry("remoteCache", "https://cache.example.org/scad"),
                    Map.entry("serverId", "cache"),
                    Map.entry("push", "true"),
                    Map.entry("shard", "5/5"),
                    Map.entry("models", WHEEL))));

    assertThat(config.cache())
        .isEqualTo(
            new CacheConfig(
                true,
                folder.resolve(".renders"),
                1L << 30,
                "https://cache.example.org/scad",
                "cache",
                true));
    assertThat(config.source()).isEqualTo("pom.xml");
    assertThat(config.scadFile()).isEqualTo(folder.resolve("gateway.scad"));
    assertThat(config.openscadPath()).isEqualTo("openscad-nightly");
    assertThat(config.engine()).isEqualTo(Engine.NATIVE);
    assertThat(config.threads()).isEqualTo(new Threads(0.5, true));
    assertThat(config.memory()).isEqualTo(512L << 20);
    assertThat(config.quality()).isZero();
    assertThat(config.strictness()).isEqualTo(Strictness.LENIENT);
    assertThat(config.timeout()).isEqualTo(Duration.ofHours(2));
    assertThat(config.failFast()).isTrue();
    assertThat(config.libraryPath()).containsExactly(folder.resolve("libs"));
    assertThat(config.reproducible()).isFalse();
    assertThat(config.allow()).extracting(Pattern::pattern).containsExactly("known");
    assertThat(config.shard()).isEqualTo(new Shard(5, 5));
  }

  @Test
  void thePomBeatsTheYamlKeyByKey() throws Exception {
    project.withYaml("threads: 2", "quality: 50", "fail_fast: true", "models: [{module: axle}]");

    RenderConfig config =
        project.read(pom(Map.of("threads", "8", "failFast", "false", "models", WHEEL)));

    assertThat(config.threads()).isEqualTo(new Threads(8, false));
    assertThat(config.quality()).isEqualTo(50);
    assertThat(config.failFast()).isFalse();
    assertThat(config.models()).extracting(ModelConfig::name).containsExactly("wheel");
    assertThat(config.source()).isEqualTo("pom.xml");
  }

  @Test
  void aPomWithoutModelsTakesThoseOfTheYaml() throws Exception {
    project.withYaml("models: [{module: axle}]");

    RenderConfig config = project.read(pom(Map.of("quality", "8")));

    assertThat(config.models()).extracting(ModelConfig::name).containsExactly("axle");
    assertThat(config.source()).isEqualTo("render_config.yaml");
  }

  @Test
  void aYamlWithoutModelsIsFineIfThePomHasSome() throws Exception {
    project.withYaml("quality: 8");

    assertThat(project.read(pom(Map.of("models", WHEEL))).quality()).isEqualTo(8);
  }

  @Test
  void anOverriddenPathNeedNotExist() throws Exception {
    project.with("other.scad", "").with("libs/lib.scad", "");
    project.withYaml("scad_file: gone.scad", "library_path: gone", "models: [{module: axle}]");

    RenderConfig config =
        project.read(pom(Map.of("scadFile", "other.scad", "libraryPath", List.of("libs"))));

    assertThat(config.scadFile()).isEqualTo(folder.resolve("other.scad"));
  }

  @Test
  void pathsInTheYamlAreRelativeToTheYaml() throws Exception {
    project.with("conf/gateway.scad", "").with("libs/lib.scad", "").with("conf/bin/openscad", "");
    project.with(
        "conf/my.yaml",
        "scad_file: gateway.scad",
        "library_path: ../libs",
        "openscad_path: bin/openscad",
        "models: [{module: wheel}, {file: ../parts/box.scad}]");

    RenderConfig config = project.readIfAny(folder.resolve("conf/my.yaml"), NO_POM).orElseThrow();

    assertThat(config.source()).isEqualTo("conf/my.yaml");
    assertThat(config.scadFile()).isEqualTo(folder.resolve("conf/gateway.scad"));
    assertThat(config.libraryPath()).containsExactly(folder.resolve("libs"));
    assertThat(config.openscadPath()).isEqualTo(folder.resolve("conf/bin/openscad").toString());
    assertThat(config.models().get(1).source())
        .isEqualTo(new ModelConfig.Source.ScadFile(folder.resolve("parts/box.scad")));
  }

  @Test
  void pathsInThePomAreRelativeToTheProject() throws Exception {
    project.with("conf/my.yaml", "models: [{module: axle}]").with("conf/renderer.scad", "");

    RenderConfig config =
        project
            .readIfAny(
                folder.resolve("conf/my.yaml"),
                pom(Map.of("models", List.of(Map.of("file", "parts/box.scad")))))
            .orElseThrow();

    assertThat(config.models().get(0).source())
        .isEqualTo(new ModelConfig.Source.ScadFile(folder.resolve("parts/box.scad")));
  }

  @Test
  void absolutePathsStayAsTheyAre(@TempDir Path elsewhere) throws Exception {
    Path gateway = Files.createFile(elsewhere.resolve("gateway.scad"));

    RenderConfig config =
        project.withYaml("scad_file: '" + gateway + "'", "models: [{module: wheel}]").read();

    assertThat(config.scadFile()).isEqualTo(gateway);
  }

  @Test
  void theGatewayIsLookedForBesideTheYaml() throws Exception {
    project.with("conf/my.yaml", "models: [{module: axle}]").with("conf/renderer.scad", "");

    RenderConfig config = project.readIfAny(folder.resolve("conf/my.yaml"), NO_POM).orElseThrow();

    assertThat(config.scadFile()).isEqualTo(folder.resolve("conf/renderer.scad"));
  }

  @Test
  void noGatewayIsNeededWhereAllModelsAreFiles() throws Exception {
    Files.delete(folder.resolve("renderer.scad"));

    RenderConfig config = project.withYaml("models: [{file: parts/box.scad}]").read();

    assertThat(config.scadFile()).isNull();
  }

  @Test
  void theYamlMayEndInYml() throws Exception {
    project.with("render_config.yml", "models: [{module: wheel}]");

    assertThat(project.read().source()).isEqualTo("render_config.yml");
  }

  @Test
  void theLongEndingCountsIfBothAreThere() throws Exception {
    project.with("render_config.yml", "models: [{module: short}]");
    project.withYaml("models: [{module: long}]");

    assertThat(project.read().models()).extracting(ModelConfig::name).containsExactly("long");
  }

  @Test
  void neitherYamlNorModelsIsNoError() throws Exception {
    assertThat(project.readIfAny(null, pom(Map.of("quality", "50")))).isEmpty();
  }

  @Test
  void aWrongKeyInThePomIsAnErrorEvenWithoutModels() {
    assertThat(project.error(pom(Map.of("failfast", "true"))))
        .isEqualTo("pom.xml: failfast: there is no such key; did you mean failFast?");
  }

  @Test
  void messagesAboutThePomUseItsNames() {
    assertThat(project.error(pom(Map.of("scadFile", "nope", "models", WHEEL))))
        .isEqualTo("pom.xml: scadFile: the file DIR/nope does not exist");
    assertThat(project.error(pom(Map.of("failFast", "maybe", "models", WHEEL))))
        .isEqualTo("pom.xml: failFast: \"maybe\" is neither true nor false");
  }

  @Test
  void aYamlThatIsNamedMustExist() {
    assertThatThrownBy(() -> project.readIfAny(folder.resolve("render_konfig.yaml"), NO_POM))
        .isInstanceOf(ConfigException.class)
        .hasMessage("configFile: the file %s does not exist", folder.resolve("render_konfig.yaml"));
  }

  @Test
  void aNearNameIsOfferedForAYamlThatDoesNotExist() {
    project.withYaml("models: [{module: wheel}]");

    assertThatThrownBy(() -> project.readIfAny(folder.resolve("render_konfig.yaml"), NO_POM))
        .hasMessageEndingWith("does not exist; did you mean render_config.yaml?");
  }

  @Test
  void aFolderInPlaceOfTheYamlIsAnError() throws Exception {
    Files.createDirectory(folder.resolve("render_config.yaml"));

    assertThat(project.error())
        .isEqualTo("render_config.yaml: DIR/render_config.yaml is not a file");
  }

  @Test
  void aMissingGatewayIsReportedAtTheFirstModelThatNeedsIt() throws Exception {
    Files.delete(folder.resolve("renderer.scad"));
    project.withYaml("models:", "  - file: parts/box.scad", "  - module: wheel");

    assertThat(project.error())
        .isEqualTo(
            "render_config.yaml:3:5: scad_file: the gateway file DIR/renderer.scad does not exist;"
                + " create it with an include <...> of your model's file, or name another with"
                + " scad_file (in the POM: scadFile)");
  }
}
