package io.github.scadmaven.engine;

import io.github.scadmaven.engine.EmbeddedOpenScad.Sight;
import io.github.scadmaven.file.Folders;
import io.github.scadmaven.file.RunId;
import io.github.scadmaven.openscad.Format;
import io.github.scadmaven.openscad.Invocation;
import io.github.scadmaven.openscad.OpenScadNotFoundException;
import io.github.scadmaven.process.Exit;
import io.github.scadmaven.process.ProcessRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a trial of the embedded OpenSCAD showed.
 *
 * @param description which OpenSCAD it is
 * @param folder where it is unpacked
 * @param firstSeconds how long a cube took from asking for it, the start included
 * @param nextSeconds how long another one took
 */
public record EngineTrial(
    String description, Path folder, double firstSeconds, double nextSeconds) {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /**
   * Tries it.
   *
   * @param files what it is made of
   * @throws OpenScadNotFoundException if it can't be unpacked or started, or renders nothing
   */
  public static EngineTrial run(EngineFiles files)
      throws OpenScadNotFoundException, IOException, InterruptedException {
    Path folder = Files.createTempDirectory("scad-engine");
    try {
      return run(files, folder);
    } finally {
      Folders.delete(folder);
    }
  }

  private static EngineTrial run(EngineFiles files, Path folder)
      throws OpenScadNotFoundException, IOException, InterruptedException {
    EngineInstallation installation =
        EngineInstallation.of(files, EngineInstallation.folders(folder.resolve("engine")));
    try (ProcessRunner processes = new ProcessRunner(RunId.next().text())) {
      Sight sight = new Sight(List.of(folder), List.of(), List.of());
      EmbeddedOpenScad openscad = EmbeddedOpenScad.of(installation, sight, processes, folder);
      double first = cube(openscad, folder);
      double next = cube(openscad, folder);
      return new EngineTrial(openscad.description(), installation.engine(), first, next);
    }
  }

  private static double cube(EmbeddedOpenScad openscad, Path folder)
      throws OpenScadNotFoundException, IOException, InterruptedException {
    Path output = Files.createDirectories(folder.resolve("outputs")).resolve("cube.stl");
    Path log = folder.resolve("cube.log");
    Path model = folder.resolve("cube.scad");
    Files.writeString(model, "cube(10);\n");
    Files.deleteIfExists(output);
    Files.deleteIfExists(log);
    long start = System.nanoTime();
    Exit exit =
        openscad.export(
            new Invocation(
                model,
                null,
                folder,
                output,
                Format.STL,
                null,
                output.resolveSibling("cube.d"),
                log,
                Map.of(),
                PATIENCE));
    double seconds = (System.nanoTime() - start) / 1e9;
    if (!exit.isSuccess() || !Files.isRegularFile(output)) {
      throw new OpenScadNotFoundException(
          "The embedded OpenSCAD did not render a cube (%s): %s"
              .formatted(exit, Files.exists(log) ? text(log) : "it said nothing"));
    }
    return seconds;
  }

  private static String text(Path log) throws IOException {
    return new String(Files.readAllBytes(log), StandardCharsets.UTF_8).strip();
  }
}
