package io.github.scadmaven.engine;

import io.github.scadmaven.engine.EngineWorker.Answer;
import io.github.scadmaven.engine.worker.WorkerMain;
import io.github.scadmaven.openscad.OpenScadNotFoundException;
import io.github.scadmaven.process.Command;
import io.github.scadmaven.process.Conversation;
import io.github.scadmaven.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The workers that have been started: each renders for one thread at a time, and is kept for the
 * next.
 */
final class WorkerPool {

  /** A start takes half a second; a machine that swaps may take longer. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final WorkerProgram program;
  private final ProcessRunner processes;
  private final Path workFolder;
  private final Deque<EngineWorker> idle = new ArrayDeque<>();
  private int started;
  private boolean works;
  private @Nullable OpenScadNotFoundException broken;

  WorkerPool(WorkerProgram program, ProcessRunner processes, Path workFolder) {
    this.program = program;
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
    for (EngineWorker warm = pollIdle(); warm != null; warm = pollIdle()) {
      if (warm.isAlive()) {
        return Optional.of(warm);
      }
      warm.close();
    }
    return start();
  }

  /** Keeps a worker for the next render. */
  synchronized void giveBack(EngineWorker worker) {
    idle.push(worker);
  }

  private synchronized @Nullable EngineWorker pollIdle() {
    return idle.poll();
  }

  /** What does not start may have been damaged since it was checked: once, all of it is. */
  private Optional<EngineWorker> start() throws OpenScadNotFoundException, InterruptedException {
    refuseIfBroken();
    try {
      return startOne();
    } catch (OpenScadNotFoundException first) {
      heal(first);
    }
    try {
      return startOne();
    } catch (OpenScadNotFoundException second) {
      remember(second);
      throw second;
    }
  }

  private synchronized void refuseIfBroken() throws OpenScadNotFoundException {
    if (broken != null) {
      throw broken;
    }
  }

  /** Where one has started before, another one may later; otherwise, why try for every model. */
  private synchronized void remember(OpenScadNotFoundException failure) {
    if (!works) {
      broken = failure;
    }
  }

  private synchronized void heal(OpenScadNotFoundException failure)
      throws OpenScadNotFoundException {
    try {
      program.heal();
    } catch (IOException e) {
      throw new OpenScadNotFoundException(
          failure.getMessage() + "; what it is unpacked to can't be put right: " + e.getMessage());
    }
  }

  private Optional<EngineWorker> startOne() throws OpenScadNotFoundException, InterruptedException {
    WorkerLog log = new WorkerLog(workFolder.resolve("worker-" + nextNumber() + ".log"));
    Optional<Conversation> conversation = open(log);
    if (conversation.isEmpty()) {
      return Optional.empty();
    }
    EngineWorker worker = new EngineWorker(conversation.get(), log);
    Answer first = worker.await(PATIENCE);
    if (first instanceof Answer.Said said && said.text().equals(WorkerMain.READY)) {
      setWorks();
      return Optional.of(worker);
    }
    worker.close();
    if (processes.isClosed()) {
      return Optional.empty();
    }
    throw new OpenScadNotFoundException(
        "The embedded OpenSCAD does not start: %s%s. Install an OpenSCAD and set engine to native, or report it with the output of mvn scad:engine"
            .formatted(describe(first), log.quote()));
  }

  private synchronized int nextNumber() {
    return ++started;
  }

  private synchronized void setWorks() {
    works = true;
  }

  private Optional<Conversation> open(WorkerLog log) throws OpenScadNotFoundException {
    try {
      return processes.open(
          new Command(program.command(), workFolder, Map.of(), null, log.file(), null));
    } catch (IOException e) {
      throw new OpenScadNotFoundException(
          "The embedded OpenSCAD can't be started: " + e.getMessage());
    }
  }

  private static String describe(Answer first) {
    if (first instanceof Answer.Said said) {
      return said.text();
    }
    return first instanceof Answer.TimedOut
        ? "it was not ready after " + PATIENCE.toSeconds() + " s"
        : "it ended at once";
  }
}
