package io.github.scadmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scadmaven.config.ConfigException;
import io.github.scadmaven.plan.Layout;
import java.io.File;
import java.nio.file.Path;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExecutionOutputsTest {

  private static final Path TARGET = Path.of("target").toAbsolutePath();

  @ParameterizedTest
  @ValueSource(strings = {"default", "default-cli", "default-render"})
  void executionsThatMavenNamesShareOneFolder(String id) throws Exception {
    Layout layout = execution(id).layout(null);

    assertThat(layout.root()).isEqualTo(TARGET.resolve("scad"));
    assertThat(layout.outputs()).isEqualTo(TARGET.resolve("scad/outputs"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"covers", "1", "Gehäuse & Deckel", "default-covers"})
  void anIdMakesAFolder(String id) throws Exception {
    Layout layout = execution(id).layout(null);

    assertThat(layout.root()).isEqualTo(TARGET.resolve("scad").resolve(id));
    assertThat(layout.outputs()).isEqualTo(layout.root().resolve("outputs"));
  }

  @Test
  void outputsAreWhereTheUserWantsThem() throws Exception {
    File wanted = new File("results").getAbsoluteFile();

    Layout layout = execution("covers").layout(wanted);

    assertThat(layout.outputs()).isEqualTo(wanted.toPath());
    assertThat(layout.root()).isEqualTo(TARGET.resolve("scad/covers"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", ".", "a/b", "a\\b", "../other", "a:b", "nul", "covers.", "-x"})
  void anIdThatCanBeNoFolderIsRefused(String id) {
    assertThatThrownBy(() -> execution(id).layout(null))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(
            "pom.xml: the execution's id names its folder in target/scad, but \"" + id + "\" ")
        .hasMessageEndingWith("; choose another id");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "outputs",
        "Outputs",
        "stubs",
        "logs",
        "work",
        "render.json",
        "index.json",
        "TEST-scad-render.xml"
      })
  void anIdThatIsTakenIsRefused(String id) {
    assertThatThrownBy(() -> execution(id).layout(null))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("is the name of something that executions without an id keep there");
  }

  private static ExecutionOutputs execution(String id) {
    Model model = new Model();
    model.setBuild(new Build());
    model.getBuild().setDirectory(TARGET.toString());
    MavenProject project = new MavenProject(model);
    project.setFile(new File("pom.xml").getAbsoluteFile());
    return new ExecutionOutputs(project, new MojoExecution(new Plugin(), "render", id));
  }
}
