package io.github.scadmaven.engine;

import io.github.scadmaven.engine.EngineWorker.Answer;
import io.github.scadmaven.engine.worker.WorkerMain;
import io.github.scadmaven.openscad.Launcher;
import io.github.scadmaven.openscad.NodeFailure;
import io.github.scadmaven.openscad.OpenScadNotFoundException;
import io.github.scadmaven.process.Command;
import io.github.scadmaven.process.Conversation;
import io.github.scadmaven.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The workers that have been started: each renders for one thread at a time, and is kept for the
 * next.
 *
 * <p>Who needs one gets the first that is free, be it a new one or one that another render has
 * given back. So nobody waits for a new one that a cluster has no room for while others are idle,
 * and what is lost when one of its nodes goes down is done by the workers that are left.
 */
final class WorkerPool {

  /** A start takes half a second; a machine that swaps may take longer. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  /** A cluster may be busy. */
  static final Duration PATIENCE_ELSEWHERE = Duration.ofMinutes(10);

  /** Before what a launcher failed to start is tried again. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final WorkerProgram program;
  private final Launcher launcher;
  private final ProcessRunner processes;
  private final Path workFolder;
  private final Duration patience;
  private final Deque<EngineWorker> idle = new ArrayDeque<>();
  private final Queue<OpenScadNotFoundException> failures = new ArrayDeque<>();
  private int busy;
  private int waiting;
  private int starting;
  private boolean works;
  private @Nullable OpenScadNotFoundException broken;

  /**
   * Creates an empty pool.
   *
   * @param program what workers run
   * @param launcher words put before its command
   * @param processes runs them
   * @param workFolder an existing folder for what they print
   * @param patience how long a start may take
   */
  WorkerPool(
      WorkerProgram program,
      Launcher launcher,
      ProcessRunner processes,
      Path workFolder,
      Duration patience) {
    this.program = program;
    this.launcher = launcher;
    this.processes = processes;
    this.workFolder = workFolder;
    this.patience = patience;
  }

  /**
   * Waits for a worker, and starts one unless there is an idle one.
   *
   * @return the worker, to be given back or dropped; empty if the build is being stopped
   * @throws OpenScadNotFoundException if none can be started
   */
  synchronized Optional<EngineWorker> take()
      throws OpenScadNotFoundException, InterruptedException {
    long start = System.nanoTime();
    waiting++;
    try {
      while (true) {
        Optional<EngineWorker> warm = idle();
        if (warm.isPresent()) {
          busy++;
          return warm;
        }
        if (processes.isClosed()) {
          return Optional.empty();
        }
        throwIfHopeless(System.nanoTime() - start);
        while (starting < waiting) {
          startInBackground();
        }
        TimeUnit.MILLISECONDS.timedWait(this, PAUSE.toMillis());
      }
    } finally {
      waiting--;
    }
  }

  private Optional<EngineWorker> idle() {
    for (EngineWorker warm = idle.poll(); warm != null; warm = idle.poll()) {
      if (warm.isAlive()) {
        return Optional.of(warm);
      }
      warm.close();
    }
    return Optional.empty();
  }

  /** On a cluster, workers that are up will be free some time, and nodes come back. */
  private void throwIfHopeless(long waitedNanos) throws OpenScadNotFoundException {
    if (broken != null) {
      throw broken;
    }
    boolean mayBecomeFree = busy > 0 || waitedNanos < patience.toNanos();
    OpenScadNotFoundException failure =
        launcher.staysHere() || !mayBecomeFree ? failures.poll() : null;
    if (failure != null) {
      throw failure;
    }
  }

  /** Keeps a worker for the next render. */
  synchronized void giveBack(EngineWorker worker) {
    busy--;
    idle.push(worker);
    notifyAll();
  }

  /** Ends a worker that is of no use any more. */
  void drop(EngineWorker worker) {
    worker.close();
    synchronized (this) {
      busy--;
      notifyAll();
    }
  }

  private void startInBackground() {
    Thread starter = new Thread(this::startAndTell, "scad-engine-starter");
    starter.setDaemon(true);
    starter.start();
    starting++;
  }

  private void startAndTell() {
    Optional<EngineWorker> worker = Optional.empty();
    OpenScadNotFoundException failure = null;
    try {
      worker = start();
    } catch (OpenScadNotFoundException e) {
      failure = e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) { // such as too little memory for one more thread
      failure = new OpenScadNotFoundException("The embedded OpenSCAD can't be started: " + e);
    } finally {
      ended(worker, failure);
    }
  }

  /** Where one has started before, another one may later; otherwise, why try for every model. */
  private synchronized void ended(
      Optional<EngineWorker> worker, @Nullable OpenScadNotFoundException failure) {
    starting--;
    if (worker.isPresent()) {
      works = true;
      failures.clear();
      idle.push(worker.get());
    } else if (failure != null && !works) {
      broken = failure;
    } else if (failure != null) {
      failures.add(failure);
    }
    notifyAll();
  }

  /** What does not start may have been damaged since it was checked: once, all of it is. */
  private Optional<EngineWorker> start() throws OpenScadNotFoundException, InterruptedException {
    try {
      return startOne();
    } catch (OpenScadNotFoundException first) {
      heal(first);
    }
    pause();
    return startOne();
  }

  private void pause() throws InterruptedException {
    if (!launcher.staysHere()) {
      TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
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

  /** What was launched on a machine that is gone is launched again. */
  private Optional<EngineWorker> startOne() throws OpenScadNotFoundException, InterruptedException {
    for (int failed = 0; ; failed++) {
      WorkerLog log = newLog();
      Optional<Conversation> conversation = open(log);
      if (conversation.isEmpty()) {
        return Optional.empty();
      }
      EngineWorker worker = new EngineWorker(conversation.get(), log);
      Answer first = worker.await(patience);
      if (first instanceof Answer.Said said && said.text().equals(WorkerMain.READY)) {
        return Optional.of(worker);
      }
      worker.close();
      if (processes.isClosed()) {
        return Optional.empty();
      }
      if (failed == NodeFailure.RETRIES || worker.nodeFailure().isEmpty()) {
        throw new OpenScadNotFoundException(problem(first, log));
      }
      pause();
    }
  }

  private WorkerLog newLog() throws OpenScadNotFoundException {
    try {
      return new WorkerLog(Files.createTempFile(workFolder, "worker", ".log"));
    } catch (IOException e) {
      throw new OpenScadNotFoundException(
          "The embedded OpenSCAD can't be started: " + e.getMessage());
    }
  }

  private Optional<Conversation> open(WorkerLog log) throws OpenScadNotFoundException {
    List<String> words = launcher.before(program.command(), workFolder);
    try {
      return processes.open(
          new Command(words, workFolder, Map.of(), null, log.file(), null, !launcher.staysHere()));
    } catch (IOException e) {
      throw new OpenScadNotFoundException(
          (launcher.isNone() ? "The embedded OpenSCAD" : "The launcher " + launcher)
              + " can't be started: "
              + e.getMessage());
    }
  }

  private String problem(Answer first, WorkerLog log) {
    String what = describe(first) + log.quote();
    if (launcher.isNone()) {
      return "The embedded OpenSCAD does not start: %s. Install an OpenSCAD and set engine to native, or report it with the output of mvn scad:engine"
          .formatted(what);
    }
    String java = program.command().get(0);
    return "The launcher \"%s\" does not start the embedded OpenSCAD: %s. Try it by hand: %s"
        .formatted(launcher, what, launcher.typedBefore(List.of(java, "-version")));
  }

  private String describe(Answer first) {
    if (first instanceof Answer.Said said) {
      return said.text();
    }
    return first instanceof Answer.TimedOut
        ? "it was not ready after " + patience.toSeconds() + " s"
        : "it ended at once";
  }
}
