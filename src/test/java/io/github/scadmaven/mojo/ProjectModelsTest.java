package io.github.scadmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scadmaven.config.ConfigException;
import io.github.scadmaven.openscad.ExportOptions;
import io.github.scadmaven.openscad.Format;
import io.github.scadmaven.openscad.Launcher;
import io.github.scadmaven.openscad.Strictness;
import io.github.scadmaven.plan.RenderJob;
import io.github.scadmaven.render.RenderReport;
import io.github.scadmaven.render.RenderResult;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which outputs go into the archive of a project's models. */
class ProjectModelsTest {

  private static final Path OUTPUTS = Path.of("target/scad/outputs").toAbsolutePath();

  private final MavenProject project = new MavenProject();
  private BuildState build;

  @BeforeEach
  @SuppressWarnings("deprecation") // Maven itself has no other way
  void build() {
    project.setFile(new File("pom.xml").getAbsoluteFile());
    build =
        new BuildState(
            new MavenSession(
                null,
                new DefaultRepositorySystemSession(),
                new DefaultMavenExecutionRequest(),
                new DefaultMavenExecutionResult()));
  }

  @Test
  void thoseThatAreWhatTheirModelsAreNow() throws Exception {
    add(
        "default",
        new RenderResult.Rendered(job("rendered.stl"), 1, List.of(), List.of()),
        new RenderResult.UpToDate(job("up-to-date.stl"), List.of()),
        new RenderResult.Restored(job("restored.stl"), 0, List.of()),
        new RenderResult.Cancelled(job("cancelled.stl")),
        new RenderResult.Failed(job("failed.stl"), 1, List.of(), List.of(), List.of()));

    assertThat(build.models(project).keySet())
        .containsExactly("rendered.stl", "restored.stl", "up-to-date.stl");
  }

  @Test
  void thoseOfAnExecutionWithAnIdAreInAFolder() throws Exception {
    add("default-cli", upToDate(OUTPUTS.resolve("a.stl")));
    add("covers", upToDate(OUTPUTS.resolve("covers/a.stl")));

    assertThat(build.models(project))
        .isEqualTo(
            Map.of(
                "a.stl",
                OUTPUTS.resolve("a.stl"),
                "covers/a.stl",
                OUTPUTS.resolve("covers/a.stl")));
  }

  @Test
  void noneThatALaterExecutionRemoved() throws Exception {
    add("default", upToDate(OUTPUTS.resolve("a.stl")), upToDate(OUTPUTS.resolve("b.stl")));

    outputs("default-cli")
        .addModels(
            new RenderReport(
                List.of(upToDate(OUTPUTS.resolve("a.stl"))),
                List.of(OUTPUTS.resolve("b.stl")),
                "2025.03.25",
                1,
                1),
            build);

    assertThat(build.models(project).keySet()).containsExactly("a.stl");
  }

  @Test
  void noneOfOtherProjects() throws Exception {
    add("default", upToDate(OUTPUTS.resolve("a.stl")));
    MavenProject other = new MavenProject();
    other.setFile(new File("other/pom.xml").getAbsoluteFile());

    assertThat(build.models(other)).isEmpty();
  }

  @Test
  void twoOfOneNameAreAnError() throws Exception {
    add("default", upToDate(OUTPUTS.resolve("a.stl")));
    Path elsewhere = OUTPUTS.resolveSibling("elsewhere");

    assertThatThrownBy(() -> add("default-render", upToDate(elsewhere.resolve("a.stl"))))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "pom.xml: two executions without an id make a a.stl, in %s and in %s; give one of them an id",
            OUTPUTS, elsewhere);
  }

  private void add(String id, RenderResult... results) throws ConfigException {
    outputs(id).addModels(new RenderReport(List.of(results), List.of(), "2025.03.25", 1, 1), build);
  }

  private ExecutionOutputs outputs(String id) {
    return new ExecutionOutputs(project, new MojoExecution(new Plugin(), "render", id));
  }

  private static RenderResult upToDate(Path output) {
    return new RenderResult.UpToDate(job(output), List.of());
  }

  private static RenderJob job(String name) {
    return job(OUTPUTS.resolve(name));
  }

  private static RenderJob job(Path output) {
    Path source = Path.of("renderer.scad").toAbsolutePath();
    return new RenderJob(
        "model",
        Format.of("stl").orElseThrow(),
        null,
        source,
        null,
        Set.of(),
        Set.of(),
        output,
        output.resolveSibling("log"),
        null,
        Strictness.STANDARD,
        null,
        Launcher.NONE,
        ExportOptions.NONE);
  }
}
