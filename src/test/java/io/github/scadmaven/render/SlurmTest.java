package io.github.scadmaven.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scadmaven.slurm.NeedsSlurm;
import io.github.scadmaven.slurm.Slurm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

  @TempDir Path folder;

  private Slurm slurm;
  private ScadProject project;

  @BeforeEach
  void start() throws Exception {
    slurm = Slurm.start();
    project = new ScadProject(folder);
  }

  @AfterEach
  void end() {
    slurm.close();
  }

  /** Both nodes work until one of them is gone, with all that it was doing. */
  @Test
  void aNodeThatGoesDownCostsNoModel() throws Exception {
    rows("engine: embedded", "threads: 4");
    FutureTask<Outcome> running = new FutureTask<>(() -> project.renderYaml(yaml("embedded")));
    new Thread(running).start();
    slurm.await("some outputs", () -> outputs() >= 6);
    assertThat(slurm.queue()).anyMatch(job -> job.endsWith("RUNNING n1"));
    assertThat(slurm.queue()).anyMatch(job -> job.endsWith("RUNNING n2"));
    assertThat(outputs()).isLessThan(MODELS / 2);

    slurm.killNode("n2");

    Outcome outcome = running.get(200, TimeUnit.SECONDS);
    System.err.println(outcome);
    assertThat(slurm.tasks()).contains("n1", "n2");
    assertThat(outputs()).isEqualTo(MODELS);
    slurm.awaitEmptyQueue();
  }

  private long outputs() throws java.io.IOException {
    if (!Files.isDirectory(project.outputs())) {
      return 0;
    }
    try (Stream<Path> files = Files.list(project.outputs())) {
      return files.filter(file -> file.toString().matches(".*/m\\d+\\.stl")).count();
    }
  }

  private void rows(String... more) throws Exception {
    project.with(
        "renderer.scad",
        IntStream.range(0, MODELS)
            .mapToObj(
                i ->
                    "module m%d() { difference() { sphere(%d); for (i = [0:11]) rotate(i * 30) translate([%d, 0, 0]) sphere(2); } }"
                        .formatted(i, 10 + i, 10 + i))
            .toArray(String[]::new));
  }

  private String[] yaml(String engine) {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "engine: " + engine,
                "threads: 4",
                "quality: 150",
                "launcher: " + slurm.launcherYaml(),
                "models:"));
    IntStream.range(0, MODELS).forEach(i -> lines.add("  - module: m" + i));
    return lines.toArray(String[]::new);
  }
}
