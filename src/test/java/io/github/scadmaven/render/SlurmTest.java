package io.github.scadmaven.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scadmaven.fake.FakeOpenScad;
import io.github.scadmaven.openscad.OpenScadNotFoundException;
import io.github.scadmaven.slurm.NeedsSlurm;
import io.github.scadmaven.slurm.Slurm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A cluster renders: what comes of it, what is lost with a node, and what is left in the queue. */
@NeedsSlurm
@Timeout(300)
class SlurmTest {

  private static final int MODELS = 40;

  /** A minute of work, or more. */
  private static final String LONG =
      "module wheel() { minkowski() { sphere(10, $fn=150); difference() { sphere(9, $fn=150); cube(9); } } }";

  @TempDir Path folder;

  private Slurm slurm;
  private ScadProject project;

  @BeforeEach
  void start() throws Exception {
    slurm = Slurm.start();
    project = new ScadProject(folder.resolve("project"));
  }

  @AfterEach
  void end() {
    slurm.close();
  }

  /** Both nodes work, two jobs each, until one of them is gone with all that it was doing. */
  @Test
  void aNodeThatGoesDownCostsNoModel() throws Exception {
    balls(project);
    FutureTask<Outcome> running = inBackground(embedded(models()));
    slurm.await("some outputs", () -> outputs() >= 5);
    assertThat(slurm.queue())
        .filteredOn(job -> job.contains("RUNNING"))
        .extracting(job -> job.substring(job.lastIndexOf(' ') + 1))
        .containsExactlyInAnyOrder("n1", "n1", "n2", "n2");
    assertThat(outputs()).isLessThan(MODELS);

    slurm.killNode("n2");

    Outcome outcome = running.get(250, TimeUnit.SECONDS);
    assertThat(IntStream.range(0, MODELS)).allMatch(i -> outcome.isRendered("m" + i));
    assertThat(outcome.report().results())
        .allMatch(result -> ((RenderResult.Rendered) result).peakBytes() == null);
    slurm.awaitEmptyQueue();
    ScadProject local = new ScadProject(folder.resolve("local"));
    balls(local);
    local.renderYaml(yaml("engine: embedded", models()));
    Map<String, byte[]> expected = local.allBytes();
    assertThat(expected).hasSize(MODELS);
    Map<String, byte[]> rendered = project.allBytes();
    assertThat(rendered.keySet()).isEqualTo(expected.keySet());
    assertThat(rendered)
        .allSatisfy((name, bytes) -> assertThat(bytes).isEqualTo(expected.get(name)));
  }

  @Test
  void aCancelledRunLeavesAnEmptyQueue() throws Exception {
    project.with("renderer.scad", LONG);
    FutureTask<Outcome> running = new FutureTask<>(() -> project.renderYaml(embedded(wheel())));
    Thread thread = new Thread(running);
    thread.start();
    slurm.await("a running job", () -> slurm.queue().stream().anyMatch(j -> j.contains("RUNNING")));
    slurm.await("its log", () -> Files.exists(project.file("target/scad/logs/wheel.log")));

    thread.interrupt();
    thread.join();

    slurm.awaitEmptyQueue();
  }

  /** What waits for room in the cluster waits no more. */
  @Test
  void aRunThatIsCancelledWhileItsJobsWaitLeavesAnEmptyQueue() throws Exception {
    project.with("renderer.scad", LONG);
    FutureTask<Outcome> running =
        new FutureTask<>(
            () ->
                project.renderYaml(
                    yaml("launcher: " + slurm.launcherYaml("--begin=now+1hour"), wheel())));
    Thread thread = new Thread(running);
    thread.start();
    slurm.await("a waiting job", () -> slurm.queue().stream().anyMatch(j -> j.contains("PENDING")));

    thread.interrupt();
    thread.join();

    slurm.awaitEmptyQueue();
  }

  @Test
  void aTimeoutLeavesAnEmptyQueue() throws Exception {
    project.with("renderer.scad", LONG);

    Outcome outcome = project.renderYaml(embedded(wheel() + "\n    timeout: 2s"));

    assertThat(outcome.reasons("wheel")).singleElement().asString().contains("after 2 s");
    slurm.awaitEmptyQueue();
  }

  @Test
  void whatModelsSayArrivesAsFromHere() throws Exception {
    project.with(
        "renderer.scad",
        "module wheel() { echo(\"größer\", 1); cube(1); }",
        "module axle() { assert(false, \"no\"); }");
    String models = wheel() + "\n  - module: axle";

    Outcome there = project.renderYaml(embedded(models));
    Outcome here = project.renderYaml(yaml("engine: embedded", models));

    assertThat(there.echoes("wheel")).isEqualTo(here.echoes("wheel")).isNotEmpty();
    assertThat(there.reasons("axle")).isEqualTo(here.reasons("axle")).isNotEmpty();
  }

  @Test
  void theExitCodeAndMessagesOfANativeOneArriveAsFromHere() throws Exception {
    String fake = fake();
    project.with(
        "renderer.scad",
        "//fake wheel: print WARNING: Ignoring unknown module 'foo' in file renderer.scad, line 2",
        "//fake wheel: print and its end",
        "//fake wheel: exit 3",
        "//fake axle: print Segmentation is fine",
        "//fake axle: crash",
        "//fake tyre: exit 7");
    String models = wheel() + "\n  - module: axle\n  - module: tyre";

    Outcome there = project.renderYaml(nativeYaml(fake, models));
    Outcome here = project.renderYaml(yaml("openscad_path: " + fake, models));

    for (String model : List.of("wheel", "axle")) {
      assertThat(there.reasons(model)).isEqualTo(here.reasons(model)).isNotEmpty();
      assertThat(there.warnings(model)).isEqualTo(here.warnings(model));
    }
    assertThat(there.reasons("tyre"))
        .singleElement()
        .asString()
        .startsWith("OpenSCAD ended with exit code 7: srun: error: ");
  }

  @Test
  void aNativeOneIsLaunchedAgainWhenItsNodeGoesDown() throws Exception {
    project.with("renderer.scad", "//fake wheel: mark started", "//fake wheel: wait go");
    FutureTask<Outcome> running = inBackground(nativeYaml(fake(), wheel()));
    slurm.await("the render", () -> Files.exists(project.file("started")));
    String job =
        slurm.queue().stream().filter(line -> line.contains("RUNNING")).findFirst().orElseThrow();

    slurm.killNode(job.substring(job.lastIndexOf(' ') + 1));

    slurm.await("another one", () -> Files.readAllLines(project.file("started")).size() == 2);
    Files.createFile(project.file("go"));
    assertThat(running.get(60, TimeUnit.SECONDS).isRendered("wheel")).isTrue();
    slurm.awaitEmptyQueue();
  }

  @Test
  void aTimeoutOfANativeOneLeavesAnEmptyQueue() throws Exception {
    project.with("renderer.scad", "//fake wheel: stubborn", "//fake wheel: hang");

    Outcome outcome = project.renderYaml(nativeYaml(fake(), wheel() + "\n    timeout: 2s"));

    assertThat(outcome.reasons("wheel")).singleElement().asString().contains("after 2 s");
    slurm.awaitEmptyQueue();
  }

  @Test
  void withoutAControllerTheWorkersLauncherIsQuoted() throws Exception {
    project.with("renderer.scad", "module wheel() { cube(1); }");
    slurm.stopController();

    Outcome outcome = project.renderYaml(embedded(wheel() + "\n  - module: wheel\n    name: two"));

    for (String model : List.of("wheel", "two")) {
      assertThat(outcome.reasons(model))
          .singleElement()
          .asString()
          .startsWith("The launcher \"env SLURM_CONF=")
          .contains("does not start the embedded OpenSCAD: it ended at once (srun: error: ")
          .contains("Unable to contact slurm controller")
          .contains("Try it by hand: env SLURM_CONF=");
    }
  }

  @Test
  void withoutAControllerNothingIsRenderedNatively() throws Exception {
    project.with("renderer.scad", "module wheel() { cube(1); }");
    String fake = fake();
    slurm.stopController();

    assertThatThrownBy(() -> project.renderYaml(nativeYaml(fake, wheel())))
        .isInstanceOf(OpenScadNotFoundException.class)
        .hasMessageContaining("does not launch OpenSCAD: asked for the --version of " + fake)
        .hasMessageContaining("Unable to contact slurm controller");
  }

  private String fake() throws IOException {
    return FakeOpenScad.install(folder.resolve("bin")).toString();
  }

  private FutureTask<Outcome> inBackground(String... yaml) {
    FutureTask<Outcome> running = new FutureTask<>(() -> project.renderYaml(yaml));
    new Thread(running).start();
    return running;
  }

  private long outputs() throws IOException {
    if (!Files.isDirectory(project.outputs())) {
      return 0;
    }
    try (Stream<Path> files = Files.list(project.outputs())) {
      return files.filter(file -> file.getFileName().toString().matches("m\\d+\\.stl")).count();
    }
  }

  private static void balls(ScadProject project) throws IOException {
    project.with(
        "renderer.scad",
        IntStream.range(0, MODELS)
            .mapToObj(
                i ->
                    "module m%d() { difference() { sphere(%d); translate([3, 3, 3]) sphere(%d); } }"
                        .formatted(i, 10 + i, 9 + i))
            .toArray(String[]::new));
  }

  private static String wheel() {
    return "models:\n  - module: wheel";
  }

  private static String models() {
    List<String> lines = new ArrayList<>(List.of("quality: 90", "models:"));
    IntStream.range(0, MODELS).forEach(i -> lines.add("  - module: m" + i));
    return String.join("\n", lines);
  }

  private String[] embedded(String models) {
    return yaml("launcher: " + slurm.launcherYaml(), models);
  }

  private String[] nativeYaml(String program, String models) {
    return new String[] {
      "openscad_path: " + program, "threads: 4", "launcher: " + slurm.launcherYaml(), models
    };
  }

  private static String[] yaml(String line, String models) {
    return line.startsWith("openscad_path") || line.startsWith("engine")
        ? new String[] {line, "threads: 4", models}
        : new String[] {"engine: embedded", line, "threads: 4", models};
  }
}
