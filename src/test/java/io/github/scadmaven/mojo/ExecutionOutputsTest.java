package io.github.scadmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scadmaven.config.ConfigException;
import io.github.scadmaven.plan.Layout;
import io.github.scadmaven.plan.RenderPlan;
import io.github.scadmaven.plan.RenderTimes;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
    Path wanted = Path.of("results").toAbsolutePath();

    Layout layout = execution("covers").layout(wanted);

    assertThat(layout.outputs()).isEqualTo(wanted);
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
        "libraries",
        "render.json",
        "index.json",
        "TEST-scad-render.xml"
      })
  void anIdThatIsTakenIsRefused(String id) {
    assertThatThrownBy(() -> execution(id).layout(null))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("is the name of something that executions without an id keep there");
  }

  @Test
  void onlyTheOutputsBecomeResources() {
    MavenProject project = project();
    Path folder = TARGET.resolve("anything may lie here");

    new ExecutionOutputs(project, mojo("default")).addResources(plan(folder, "b.stl", "a.stl"));

    assertThat(project.getResources())
        .singleElement()
        .satisfies(
            resource -> {
              assertThat(resource.getDirectory()).isEqualTo(folder.toString());
              assertThat(resource.getIncludes()).containsExactly("a.stl", "b.stl");
            });
  }

  @Test
  void executionsThatShareAFolderAddEachItsOwnOutputsAndOnlyOnce() {
    MavenProject project = project();
    Path folder = TARGET.resolve("results");

    new ExecutionOutputs(project, mojo("one")).addResources(plan(folder, "a.stl"));
    new ExecutionOutputs(project, mojo("two")).addResources(plan(folder, "b.stl"));
    new ExecutionOutputs(project, mojo("two")).addResources(plan(folder, "b.stl"));

    assertThat(project.getResources())
        .extracting(Resource::getIncludes)
        .containsExactly(List.of("a.stl"), List.of("b.stl"));
  }

  @Test
  void aFolderThatIsAResourceOfTheUsersIsLeftToThem() {
    MavenProject project = project();
    Resource users = new Resource();
    users.setDirectory(TARGET.resolve("results").toString());
    project.addResource(users);

    new ExecutionOutputs(project, mojo("one"))
        .addResources(plan(TARGET.resolve("results"), "a.stl"));

    assertThat(project.getResources()).containsExactly(users);
  }

  @Test
  void copiesOfOutputsThatAreGoneGo(@TempDir Path folder) throws Exception {
    MavenProject project = project();
    project.getBuild().setOutputDirectory(folder.resolve("classes").toString());
    Files.createDirectories(folder.resolve("classes"));
    for (String name : List.of("a.stl", "b.stl", "other.stl")) {
      Files.writeString(folder.resolve("classes").resolve(name), "a copy");
    }
    RenderPlan plan = plan(folder.resolve("results"), "b.stl");

    new ExecutionOutputs(project, mojo("one"))
        .removeCopies(
            List.of(folder.resolve("results/a.stl"), folder.resolve("elsewhere/other.stl")), plan);

    assertThat(folder.resolve("classes/a.stl")).doesNotExist();
    assertThat(folder.resolve("classes/b.stl")).exists();
    assertThat(folder.resolve("classes/other.stl")).exists();
  }

  private static RenderPlan plan(Path outputs, String... names) {
    return new RenderPlan(
        new Layout(TARGET.resolve("scad"), outputs),
        List.of(),
        Stream.of(names).map(outputs::resolve).toList(),
        RenderTimes.NONE);
  }

  private static ExecutionOutputs execution(String id) {
    return new ExecutionOutputs(project(), mojo(id));
  }

  private static MojoExecution mojo(String id) {
    return new MojoExecution(new Plugin(), "render", id);
  }

  private static MavenProject project() {
    Model model = new Model();
    model.setBuild(new Build());
    model.getBuild().setDirectory(TARGET.toString());
    MavenProject project = new MavenProject(model);
    project.setFile(new File("pom.xml").getAbsoluteFile());
    return project;
  }
}
