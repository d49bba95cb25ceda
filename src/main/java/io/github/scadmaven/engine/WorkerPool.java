package io.github.scadmaven.engine;

import io.github.scadmaven.engine.EngineWorker.Answer;
import io.github.scadmaven.engine.worker.WorkerMain;
import io.github.scadmaven.openscad.OpenScadNotFoundException;
import io.github.scadmaven.process.Command;
import io.github.scadmaven.process.Conversation;
import io.github.scadmaven.process.ProcessRunner;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The workers that have been started: each renders for one thread at a time, and is kept for the
 * next.
 */
final class WorkerPool {

  /** A start takes half a second; a machine that swaps may take longer. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /**
   * A small heap, since what renders lies outside of it; a collector and a compiler that are there
   * at once.
   */
  private static final List<String> JVM_OPTIONS =
      List.of(
          "-Xms8m",
          "-Xmx96m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xshare:auto",
          "-XX:-UsePerfData");

  private final EngineInstallation installation;
  private final ProcessRunner processes;
  private final Path workFolder;
  private final Deque<EngineWorker> idle = new ArrayDeque<>();
  private int started;

  WorkerPool(EngineInstallation installation, ProcessRunner processes, Path workFolder) {
    this.installation = installation;
    this.processes = processes;
    this.workFolder = workFolder;
  }

  /**
   * Returns an idle worker, or starts one.
   *
   * @return empty if the build is being stopped
   * @throws OpenScadNotFoundException if none can be started
   */
  Optional<EngineWorker> take() throws OpenScadNotFoundException, InterruptedException {
    EngineWorker warm = pollIdle();
    return warm != null ? Optional.of(warm) : start();
  }

  /** Keeps a worker for the next render. */
  synchronized void giveBack(EngineWorker worker) {
    idle.push(worker);
  }

  private synchronized @Nullable EngineWorker pollIdle() {
    return idle.poll();
  }

  private synchronized int nextNumber() {
    return ++started;
  }

  private Optional<EngineWorker> start() throws OpenScadNotFoundException, InterruptedException {
    Path errors = workFolder.resolve("worker-" + nextNumber() + ".log");
    Optional<Conversation> conversation = open(errors);
    if (conversation.isEmpty()) {
      return Optional.empty();
    }
    EngineWorker worker = new EngineWorker(conversation.get());
    Answer first = worker.await(PATIENCE);
    if (first instanceof Answer.Said said && said.text().equals(WorkerMain.READY)) {
      return Optional.of(worker);
    }
    worker.close();
    if (processes.isClosed()) {
      return Optional.empty();
    }
    throw new OpenScadNotFoundException(
        "The embedded OpenSCAD does not start: %s%s. Install an OpenSCAD and set engine to native, or report it with the output of mvn scad:engine"
            .formatted(describe(first), quote(errors)));
  }

  private Optional<Conversation> open(Path errors) throws OpenScadNotFoundException {
    try {
      return processes.open(new Command(words(), workFolder, Map.of(), null, errors, null));
    } catch (IOException e) {
      throw new OpenScadNotFoundException(
          "The embedded OpenSCAD can't be started: " + e.getMessage());
    }
  }

  private List<String> words() {
    String classPath =
        installation.classPath().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    List<String> words = new java.util.ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(JVM_OPTIONS);
    words.addAll(
        List.of(
            "-cp",
            classPath,
            WorkerMain.class.getName(),
            installation.engine().toString(),
            installation.library().toString()));
    return words;
  }

  private static String describe(Answer first) {
    if (first instanceof Answer.Said said) {
      return said.text();
    }
    return first instanceof Answer.TimedOut
        ? "it was not ready after " + PATIENCE.toSeconds() + " s"
        : "it ended at once";
  }

  private static String quote(Path errors) {
    try {
      String text = new String(Files.readAllBytes(errors), StandardCharsets.UTF_8).strip();
      return text.isEmpty()
          ? ""
          : " (" + text.lines().limit(3).collect(Collectors.joining(" / ")) + ")";
    } catch (IOException e) {
      return "";
    }
  }
}
