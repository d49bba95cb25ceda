package io.github.scadmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Libraries that are built in the same reactor are used where they are. */
class ReactorLibrariesTest {

  private static final String KEY = "io.github.scadmaven:scad-maven-plugin";

  @TempDir Path folder;
  private final Plugin plugin = new Plugin();
  private final Properties userProperties = new Properties();
  private MavenProject library;

  @BeforeEach
  void aLibrary() throws Exception {
    for (String name : List.of("src/main/scad", "other", "third")) {
      Files.createDirectories(folder.resolve(name));
    }
    Model model = new Model();
    model.setGroupId("org.example");
    model.setArtifactId("gears");
    model.setVersion("1.0-SNAPSHOT");
    model.setPackaging("scad");
    model.setBuild(new Build());
    plugin.setGroupId("io.github.scadmaven");
    plugin.setArtifactId("scad-maven-plugin");
    model.getBuild().addPlugin(plugin);
    library = new MavenProject(model);
    library.setFile(folder.resolve("pom.xml").toFile());
  }

  @Test
  void itsProjectIsFoundByGroupIdAndVersion() {
    for (String version : List.of("1.0-SNAPSHOT", "1.0-20261122.102030-1")) {
      assertThat(reactor().project(new DefaultArtifact("org.example", "gears", "zip", version)))
          .contains(library);
    }
    for (String other :
        List.of(
            "org.other:gears:zip:1.0-SNAPSHOT",
            "org.example:rods:zip:1.0-SNAPSHOT",
            "org.example:gears:zip:1.0")) {
      assertThat(reactor().project(new DefaultArtifact(other))).isEmpty();
    }
  }

  @Test
  void theFolderIsTheUsualOneIfNobodySaysOtherwise() {
    assertThat(packaged()).contains(folder.resolve("src/main/scad"));
    assertThat(reactor().folder(library, true)).isEmpty();
  }

  @Test
  void theFolderIsThatOfThePlugin() throws Exception {
    plugin.setConfiguration(configuration("other"));

    assertThat(packaged()).contains(folder.resolve("other"));
  }

  @Test
  void theFolderIsThatOfTheExecution() throws Exception {
    plugin.setConfiguration(configuration("third"));
    plugin.addExecution(execution("package", "other"));

    assertThat(packaged()).contains(folder.resolve("other"));
  }

  @Test
  void theFolderIsThatOfTheProjectsPropertyAndThatOfTheCommandLineBeforeIt() {
    library.getProperties().setProperty("scad.sourceDirectory", "other");
    assertThat(packaged()).contains(folder.resolve("other"));

    userProperties.setProperty("scad.sourceDirectory", "third");
    assertThat(packaged()).contains(folder.resolve("third"));
  }

  @Test
  void aFolderThatIsMissingIsNone() {
    userProperties.setProperty("scad.sourceDirectory", "nowhere");

    assertThat(packaged()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jar", "pom"})
  void anotherPackagingHasOneWithTheClassifierIfItHasTheGoal(String packaging) throws Exception {
    library.setPackaging(packaging);
    plugin.addExecution(execution("render", "third"));
    assertThat(reactor().folder(library, true)).isEmpty();

    plugin.addExecution(execution("package", "other"));
    assertThat(reactor().folder(library, true)).contains(folder.resolve("other"));
    assertThat(packaged()).isEmpty();
  }

  private Optional<Path> packaged() {
    return reactor().folder(library, false);
  }

  private ReactorLibraries reactor() {
    return new ReactorLibraries(List.of(library), KEY, userProperties);
  }

  private static PluginExecution execution(String goal, String folder) throws Exception {
    PluginExecution execution = new PluginExecution();
    execution.setId("of " + goal);
    execution.addGoal(goal);
    execution.setConfiguration(configuration(folder));
    return execution;
  }

  private static Object configuration(String folder) throws Exception {
    return Xpp3DomBuilder.build(
        new StringReader(
            "<configuration><sourceDirectory>%s</sourceDirectory></configuration>"
                .formatted(folder)));
  }
}
