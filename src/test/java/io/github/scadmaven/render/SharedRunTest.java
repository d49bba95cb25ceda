package io.github.scadmaven.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scadmaven.config.Node;
import io.github.scadmaven.config.Position;
import io.github.scadmaven.config.RenderConfig;
import io.github.scadmaven.openscad.Invocation;
import io.github.scadmaven.plan.Layout;
import io.github.scadmaven.plan.RenderJob;
import io.github.scadmaven.plan.RenderPlan;
import io.github.scadmaven.plan.RenderTimes;
import io.github.scadmaven.process.Exit;
import io.github.scadmaven.process.ProcessRunner;
import io.github.scadmaven.render.RenderResult.Failed;
import io.github.scadmaven.render.RenderResult.Rendered;
import io.github.scadmaven.render.RenderResult.UpToDate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several formats of one model in one run of OpenSCAD, which counts only if all are good. */
class SharedRunTest {

  @TempDir private Path project;

  private final ScriptedOpenScad openscad = new ScriptedOpenScad().writingSeveral();

  @BeforeEach
  void writeGateway() throws IOException {
    Files.writeString(project.resolve("renderer.scad"), "module a() { cube(1); }\n");
  }

  @Test
  void theFormatsOfOneGeometryAreOneRun() throws Exception {
    render(
        "models: [{module: a, suffix: [obj, off, svg, echo, dxf]}, {module: a, name: b, suffix: binstl}]");

    assertThat(openscad.started()).containsExactlyInAnyOrder("a.obj", "a.svg", "a.echo", "b.stl");
  }

  @Test
  void modelsThatDifferInAnythingAreNot() {
    List<RenderJob> jobs =
        plan(
                "models:",
                "  - {module: a, suffix: [stl, off]}",
                "  - {module: a, name: b, suffix: [stl, off], quality: 8}",
                "  - {module: a, name: c, suffix: [off, stl, obj], animate: 2}")
            .jobs();

    assertThat(new SharedRuns(Engines.allBy(openscad, null)).of(jobs))
        .extracting(group -> group.stream().map(RenderJob::displayName).toList().toString())
        .containsExactly(
            "[a.stl, a.off]",
            "[b.stl, b.off]",
            "[c00000.off, c00000.stl, c00000.obj]",
            "[c00001.off, c00001.stl, c00001.obj]");
    assertThat(new SharedRuns(Engines.allBy(new ScriptedOpenScad(), null)).of(jobs))
        .allMatch(group -> group.size() == 1);
  }

  @Test
  void eachHasAResultALogAndItsShareOfTheTime() throws Exception {
    openscad.on("a.obj", invocation -> say(invocation, "ECHO: one", "ECHO: one"));

    RenderReport report = render("models: [{module: a, suffix: [obj, off]}]");

    assertThat(openscad.started()).containsExactly("a.obj");
    assertThat(report.results()).allMatch(Rendered.class::isInstance).hasSize(2);
    assertThat(report.results()).allSatisfy(result -> assertThat(result.messages()).hasSize(1));
    assertThat(report.results().get(0).seconds()).isEqualTo(report.results().get(1).seconds());
    for (RenderResult result : report.results()) {
      assertThat(result.job().log()).hasContent("ECHO: one\nECHO: one");
      assertThat(result.job().output()).exists();
      assertThat(result.job().stub().file()).exists();
    }
  }

  @Test
  void afterAFailureEachIsRenderedByItself() throws Exception {
    openscad.on(
        "a.obj",
        invocation ->
            invocation.others().isEmpty()
                ? ScriptedOpenScad.fail(invocation)
                : say(invocation, "ERROR: which?", "ERROR: which?"));

    RenderReport report = render("models: [{module: a, suffix: [obj, off]}]");

    assertThat(openscad.started()).containsExactly("a.obj", "a.obj", "a.off");
    assertThat(report.results().get(0)).isInstanceOf(Failed.class);
    assertThat(report.results().get(1)).isInstanceOf(Rendered.class);
  }

  @Test
  void aRunThatWroteOneOfThemNotDoesNotCount() throws Exception {
    openscad.on(
        "a.obj",
        invocation -> {
          Exit exit = ScriptedOpenScad.write(invocation);
          for (Invocation.Other other : invocation.others()) {
            Files.writeString(other.output(), "");
          }
          return exit;
        });

    RenderReport report = render("models: [{module: a, suffix: [obj, off]}]");

    assertThat(openscad.started()).containsExactly("a.obj", "a.obj", "a.off");
    assertThat(report.failures()).isEmpty();
  }

  @Test
  void aRunThatDidNotSayTheSameOfAllDoesNotCount() throws Exception {
    openscad.on(
        "a.obj",
        invocation ->
            invocation.others().isEmpty()
                ? say(invocation, "ECHO: two", "ECHO: three")
                : say(invocation, "ECHO: two", "ECHO: three", "ECHO: two"));

    RenderReport report = render("models: [{module: a, suffix: [obj, off]}]");

    assertThat(openscad.started()).containsExactly("a.obj", "a.obj", "a.off");
    assertThat(report.results().get(0).messages()).hasSize(2);
  }

  /** The stub of the first one, which OpenSCAD was given, is none of the others' business. */
  @Test
  void onlyWhatIsNotUpToDateIsRenderedAgain() throws Exception {
    openscad.on(
        "a.obj",
        invocation -> {
          Files.writeString(
              invocation.dependencies(),
              "a: \\\n\t%s \\\n\t%s\n"
                  .formatted(invocation.main(), project.resolve("renderer.scad")));
          return ScriptedOpenScad.write(invocation);
        });
    assertThat(render("models: [{module: a, suffix: [obj, off, amf]}]").failures()).isEmpty();
    Files.delete(project.resolve("outputs/a.off"));
    Files.delete(project.resolve("target/stubs/a.obj.scad"));

    RenderReport report = render("models: [{module: a, suffix: [obj, off, amf]}]");

    assertThat(openscad.started()).containsExactly("a.obj", "a.off");
    assertThat(report.results().get(0)).isInstanceOf(UpToDate.class);
    assertThat(report.results().get(1)).isInstanceOf(Rendered.class);
    assertThat(report.results().get(2)).isInstanceOf(UpToDate.class);
  }

  private static Exit say(Invocation invocation, String... lines) throws IOException {
    Files.write(invocation.log(), List.of(lines));
    return ScriptedOpenScad.write(invocation);
  }

  private RenderPlan plan(String... yaml) {
    try {
      Files.write(project.resolve("render_config.yaml"), List.of(yaml));
      Node.Mapping nothing = new Node.Mapping(Position.of("pom.xml"), Map.of());
      RenderConfig config = RenderConfig.read(project, null, nothing).orElseThrow();
      Layout layout = new Layout(project.resolve("target"), project.resolve("outputs"));
      return RenderPlan.of(config, layout, List.of(), RenderTimes.NONE);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private RenderReport render(String yaml) throws Exception {
    RenderPlan plan = plan(yaml);
    try (WorkFolder work = WorkFolder.create(plan.layout().work());
        ProcessRunner processes = new ProcessRunner(work.runId())) {
      return new Renderer(
              Engines.allBy(openscad, null),
              processes,
              new RenderSlots(new RenderSlots.Shared(), 1, Long.MAX_VALUE),
              new RenderOptions(false, true, List.of()),
              new ReuseOptions(project, project, false, List.of()),
              new RenderListener() {})
          .render(plan, work);
    }
  }
}
