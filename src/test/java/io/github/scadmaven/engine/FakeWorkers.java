package io.github.scadmaven.engine;

import io.github.scadmaven.engine.EmbeddedOpenScad.Sight;
import io.github.scadmaven.fake.FakeWorker;
import io.github.scadmaven.openscad.Format;
import io.github.scadmaven.openscad.Invocation;
import io.github.scadmaven.openscad.Launcher;
import io.github.scadmaven.process.Exit;
import io.github.scadmaven.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An embedded OpenSCAD whose workers are fake ones. */
final class FakeWorkers implements AutoCloseable {

  final ProcessRunner processes = new ProcessRunner("test-" + System.nanoTime());
  final AtomicInteger heals = new AtomicInteger();
  private final Path folder;
  private final EmbeddedOpenScad openscad;

  /**
   * Makes one; starts nothing.
   *
   * @param folder an existing folder for all that its workers read and write
   */
  FakeWorkers(Path folder) {
    this(folder, Launcher.NONE, WorkerPool.PATIENCE);
  }

  /**
   * Makes one whose workers are launched.
   *
   * @param folder an existing folder for all that its workers read and write
   * @param launcher words put before their command
   * @param patience how long a start may take
   */
  FakeWorkers(Path folder, Launcher launcher, Duration patience) {
    this.folder = folder;
    Sight sight = new Sight(List.of(folder), List.of(), List.of());
    openscad = EmbeddedOpenScad.of(program(), sight, launcher, processes, folder, patience);
  }

  private WorkerProgram program() {
    return new WorkerProgram() {
      @Override
      public List<String> command() {
        return FakeWorker.command(folder);
      }

      @Override
      public void heal() throws IOException {
        heals.incrementAndGet();
        if (Files.exists(folder.resolve("curable"))) {
          Files.delete(folder.resolve("start"));
        }
      }
    };
  }

  /** Renders a model with these steps. */
  Exit render(String name, String... steps) throws IOException, InterruptedException {
    return render(name, null, steps);
  }

  Exit render(String name, @Nullable Duration timeout, String... steps)
      throws IOException, InterruptedException {
    Path model = folder.resolve(name + ".scad");
    Files.writeString(model, "//worker: " + String.join("\n//worker: ", steps) + "\n");
    return openscad.export(
        new Invocation(
            model,
            null,
            folder,
            folder.resolve(name + ".stl"),
            Format.STL,
            null,
            folder.resolve(name + ".d"),
            log(name),
            Map.of(),
            timeout));
  }

  FutureTask<Exit> renderInBackground(String name, String... steps) {
    FutureTask<Exit> task = new FutureTask<>(() -> render(name, steps));
    new Thread(task).start();
    return task;
  }

  /** What the next workers do when they start. */
  void onStart(String... steps) throws IOException {
    String text = "//worker: " + String.join("\n//worker: ", steps) + "\n";
    Files.writeString(folder.resolve("start"), text);
  }

  Path log(String name) {
    return folder.resolve(name + ".log");
  }

  /** The process ids of all that were started, in order. */
  List<Long> started() throws IOException {
    Path pids = folder.resolve("pids");
    return Files.exists(pids)
        ? Files.readAllLines(pids).stream().map(Long::valueOf).toList()
        : List.of();
  }

  List<Long> living() throws IOException {
    return started().stream()
        .filter(pid -> ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false))
        .toList();
  }

  void await(String file) throws InterruptedException {
    while (!Files.exists(folder.resolve(file))) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  void make(String file) throws IOException {
    Files.createFile(folder.resolve(file));
  }

  @Override
  public void close() {
    processes.close();
  }
}
