package io.github.scadmaven.render;

import io.github.scadmaven.config.Engine;
import io.github.scadmaven.config.Node;
import io.github.scadmaven.config.Position;
import io.github.scadmaven.config.RenderConfig;
import io.github.scadmaven.engine.EmbeddedOpenScad.Sight;
import io.github.scadmaven.engine.TestEngine;
import io.github.scadmaven.openscad.NativeOpenScadFinder;
import io.github.scadmaven.openscad.OpenScad;
import io.github.scadmaven.plan.Layout;
import io.github.scadmaven.plan.RenderPlan;
import io.github.scadmaven.plan.RenderTimes;
import io.github.scadmaven.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A project folder of a test, rendered in the way the plugin does it. */
final class ScadProject {

  private static final RenderListener SILENT = new RenderListener() {};

  private final Path folder;

  ScadProject(Path folder) {
    this.folder = folder;
  }

  /** Copies a folder of {@code src/test/openscad} into the project. */
  ScadProject withModels(String name) throws IOException {
    Path models = Path.of("src/test/openscad", name);
    try (Stream<Path> files = Files.walk(models)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = file(models.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    return this;
  }

  /** Writes a file of the project. */
  ScadProject with(String name, String... lines) throws IOException {
    Files.createDirectories(file(name).getParent());
    Files.write(file(name), List.of(lines));
    return this;
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  Path outputs() {
    return file("target/scad/outputs");
  }

  Path output(String name) {
    return outputs().resolve(name);
  }

  byte[] bytes(String output) throws IOException {
    return Files.readAllBytes(output(output));
  }

  /** All outputs by name. */
  Map<String, byte[]> allBytes() throws IOException {
    Map<String, byte[]> bytes = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(outputs())) {
      for (Path file : files.sorted().toList()) {
        bytes.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return bytes;
  }

  /** Renders what a {@code render_config.yaml} of these lines says. */
  Outcome renderYaml(String... yaml) throws Exception {
    with("render_config.yaml", yaml);
    return render(new Node.Mapping(Position.of("pom.xml"), Map.of()));
  }

  /** Renders what a POM says; there is no YAML. */
  Outcome renderPom(Map<String, Object> configuration) throws Exception {
    Files.deleteIfExists(file("render_config.yaml"));
    return render(PomNodes.of(configuration));
  }

  private Outcome render(Node.Mapping pom) throws Exception {
    RenderConfig config = RenderConfig.read(folder, null, pom).orElseThrow();
    RenderPlan plan =
        RenderPlan.of(
            config, new Layout(file("target/scad"), outputs()), List.of(), RenderTimes.NONE);
    try (WorkFolder work = WorkFolder.create(plan.layout().work());
        ProcessRunner processes = new ProcessRunner(work.runId())) {
      OpenScad openscad = openScad(config, processes, work);
      int cores = Runtime.getRuntime().availableProcessors();
      RenderSlots slots =
          new RenderSlots(new RenderSlots.Shared(), config.threads().count(cores), Long.MAX_VALUE);
      RenderOptions options =
          new RenderOptions(config.failFast(), config.reproducible(), config.allow());
      return new Outcome(
          new Renderer(
                  Engines.allBy(openscad, null),
                  processes,
                  slots,
                  options,
                  new ReuseOptions(folder, folder, true, List.of()),
                  SILENT)
              .render(plan, work),
          folder);
    }
  }

  /** The embedded one only if the configuration says so: most tests know what a native one does. */
  private OpenScad openScad(RenderConfig config, ProcessRunner processes, WorkFolder work)
      throws Exception {
    if (config.engine() == Engine.EMBEDDED) {
      Sight sight = new Sight(List.of(folder), config.libraryPath(), config.fonts());
      return TestEngine.openScad(sight, config.launcher(), processes, work.path());
    }
    return new NativeOpenScadFinder(processes, work.path())
        .find(config.openscadPath(), config.launcher(), config.libraryPath(), config.fonts());
  }
}
