package io.github.scadmaven.engine;

import io.github.scadmaven.engine.EmbeddedOpenScad.Sight;
import io.github.scadmaven.openscad.DependencyFile;
import io.github.scadmaven.openscad.Diagnostic;
import io.github.scadmaven.openscad.Format;
import io.github.scadmaven.openscad.Invocation;
import io.github.scadmaven.openscad.MessageFiles;
import io.github.scadmaven.openscad.MessageReader;
import io.github.scadmaven.openscad.Severity;
import io.github.scadmaven.process.Exit;
import io.github.scadmaven.process.ProcessRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A folder of models, rendered with one embedded OpenSCAD that sees nothing but it. */
final class EngineProject implements AutoCloseable {

  /** Much more than any of these models takes, and less than a hanging build. */
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final Path folder;
  private final ProcessRunner processes;
  private final EmbeddedOpenScad openscad;
  private int renders;

  /**
   * Creates one.
   *
   * @param folder the project
   * @param sight what models see
   */
  EngineProject(Path folder, Sight sight) throws IOException {
    this.folder = folder;
    this.processes = new ProcessRunner("test-" + System.nanoTime());
    Path work = Files.createTempDirectory(Files.createDirectories(folder), "work");
    this.openscad = TestEngine.openScad(sight, processes, work);
  }

  EngineProject(Path folder) throws IOException {
    this(folder, new Sight(List.of(folder), List.of(), List.of()));
  }

  @Override
  public void close() {
    processes.close();
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  boolean sees(Path file) {
    return openscad.sees(file);
  }

  /** Writes a file of the project. */
  Path with(String name, String... lines) throws IOException {
    Path file = file(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, List.of(lines));
  }

  Run render(String main) throws Exception {
    return render(main, Format.STL);
  }

  Run render(String main, Format format) throws Exception {
    Path output = Files.createDirectories(file("target/out" + ++renders));
    return render(main, format, output.resolve("model." + format.extension()), null);
  }

  /**
   * Renders one model.
   *
   * @param main its file
   * @param output the file to be written
   * @param dependencies the file for what was read; {@code null} for one beside the output
   */
  Run render(String main, Format format, Path output, @Nullable Path dependencies)
      throws Exception {
    Path log = file("target/log" + ++renders);
    Files.createDirectories(log.getParent());
    Path file = file(main);
    Path read = dependencies == null ? output.resolveSibling("model.d") : dependencies;
    Exit exit =
        openscad.export(
            new Invocation(
                file, null, file.getParent(), output, format, null, read, log, Map.of(), TIMEOUT));
    return new Run(
        exit, log, output, file.getParent(), DependencyFile.read(read, file.getParent()));
  }

  /**
   * What came of a model.
   *
   * @param exit how it ended
   * @param logFile what was printed
   * @param output what should have been written
   * @param workingFolder where
   * @param read the files that were read
   */
  record Run(Exit exit, Path logFile, Path output, Path workingFolder, List<Path> read) {

    String log() throws IOException {
      return new String(Files.readAllBytes(logFile), StandardCharsets.UTF_8);
    }

    String text() throws IOException {
      return Files.exists(output)
          ? new String(Files.readAllBytes(output), StandardCharsets.UTF_8)
          : "";
    }

    boolean succeeded() {
      return exit.isSuccess();
    }

    /** Warnings and errors, with the name of their file and their line. */
    List<String> complaints() throws IOException {
      return messages().stream()
          .filter(m -> m.severity() == Severity.ERROR || m.severity() == Severity.WARNING)
          .map(Run::withPlace)
          .toList();
    }

    /** What the model itself said. */
    List<String> echoes() throws IOException {
      return messages().stream()
          .filter(m -> m.severity() == Severity.ECHO)
          .map(Diagnostic::text)
          .toList();
    }

    private List<Diagnostic> messages() throws IOException {
      MessageReader reader = new MessageReader(new MessageFiles(workingFolder, null, read));
      reader.read(logFile);
      return reader.messages();
    }

    private static String withPlace(Diagnostic message) {
      return message.file() == null
          ? message.text()
          : message.file().getFileName() + ":" + message.line() + ": " + message.text();
    }
  }
}
