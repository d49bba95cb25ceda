package io.github.scadmaven.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Runs processes and makes sure that none of them, nor any of their children, outlives it: not on
 * success, failure or timeout, nor when the thread is interrupted or the virtual machine is told to
 * end (Ctrl-C, SIGTERM).
 */
public final class ProcessRunner implements AutoCloseable {

  private final String runId;
  private final MemorySampler memory;
  private final AtomicLong started = new AtomicLong();
  private final Set<Process> live = new HashSet<>();
  private final List<Runnable> shutdownActions = new ArrayList<>();
  private final Thread shutdownHook = new Thread(this::shutDown, "scad-maven-plugin-shutdown");
  private boolean closed;

  /**
   * Creates a runner, to be closed after use.
   *
   * @param runId tells this run's processes from those of all others, now and later; no white space
   */
  public ProcessRunner(String runId) {
    this(runId, new MemorySampler(PeakMemory.ofThisMachine()::ofTree));
  }

  ProcessRunner(String runId, MemorySampler memory) {
    this.runId = runId;
    this.memory = memory;
    try {
      Runtime.getRuntime().addShutdownHook(shutdownHook);
    } catch (IllegalStateException e) {
      closed = true; // the virtual machine is ending already: start nothing any more
    }
  }

  /**
   * Ends what is left of an earlier run that had no chance to end it, because it was killed itself.
   *
   * @param runId the earlier run's id
   */
  public static void endLeftovers(String runId) {
    endMarked(runId + '.');
  }

  /**
   * Adds something to do when the virtual machine is told to end, after all processes are gone.
   * What is added last is done first.
   *
   * @param action must not take long
   */
  public synchronized void onShutdown(Runnable action) {
    shutdownActions.add(0, action);
  }

  /**
   * Runs a command to its end.
   *
   * @param command what to run
   * @return how it ended
   * @throws IOException if it can't be started
   * @throws InterruptedException if this thread is interrupted; the process and its children are
   *     gone by then
   */
  public Exit run(Command command) throws IOException, InterruptedException {
    String mark = nextMark();
    ProcessBuilder builder =
        builder(command).redirectErrorStream(true).redirectOutput(command.output().toFile());
    if (command.input() != null) {
      builder.redirectInput(command.input().toFile());
    }
    Process process = start(builder, mark);
    if (process == null) {
      return new Exit.Stopped();
    }
    boolean cleanEnd = false;
    try (MemorySampler.Watch watch = memory.watch(process)) {
      process.getOutputStream().close();
      Exit exit = await(process, command, watch);
      cleanEnd = exit.isSuccess();
      return isClosed() ? new Exit.Stopped() : exit;
    } finally {
      if (!cleanEnd) {
        end(process, mark);
      }
      forget(process);
    }
  }

  /**
   * Starts a program to talk to. Its standard error goes to the command's output file; the
   * command's input and timeout have no meaning.
   *
   * @param command what to run
   * @return the conversation, to be closed; empty if the build is being stopped
   * @throws IOException if it can't be started
   */
  public Optional<Conversation> open(Command command) throws IOException {
    String mark = nextMark();
    ProcessBuilder builder = builder(command).redirectError(command.output().toFile());
    Process process = start(builder, mark);
    return process == null
        ? Optional.empty()
        : Optional.of(
            new Conversation(
                process,
                () -> {
                  end(process, mark);
                  forget(process);
                }));
  }

  /** Returns whether nothing is started any more, since the build is being stopped. */
  public synchronized boolean isClosed() {
    return closed;
  }

  /** Ends all processes that are still running, and those that they left behind. */
  @Override
  public void close() {
    List<ProcessHandle> rest;
    boolean anyStarted;
    synchronized (this) {
      closed = true;
      rest = live.stream().map(Process::toHandle).toList();
      anyStarted = started.get() > 0;
    }
    memory.close();
    ProcessTree.end(rest);
    if (anyStarted) {
      endMarked(runId + '.');
    }
    try {
      Runtime.getRuntime().removeShutdownHook(shutdownHook);
    } catch (IllegalStateException e) {
      // the hook itself is running this
    }
  }

  private void shutDown() {
    close();
    List<Runnable> actions;
    synchronized (this) {
      actions = List.copyOf(shutdownActions);
    }
    actions.forEach(Runnable::run);
  }

  private String nextMark() {
    return runId + '.' + started.incrementAndGet();
  }

  private static ProcessBuilder builder(Command command) {
    ProcessBuilder builder =
        new ProcessBuilder(command.words()).directory(command.workingFolder().toFile());
    builder.environment().putAll(command.environment());
    return builder;
  }

  private synchronized @Nullable Process start(ProcessBuilder builder, String mark)
      throws IOException {
    if (closed) {
      return null;
    }
    builder.environment().put(ProcessMark.VARIABLE, mark);
    Process process = builder.start();
    live.add(process);
    return process;
  }

  private static void end(Process process, String mark) {
    ProcessTree.end(List.of(process.toHandle()));
    endMarked(mark + '\0');
  }

  private static Exit await(Process process, Command command, MemorySampler.Watch memory)
      throws InterruptedException {
    if (command.timeout() == null) {
      return new Exit.Code(process.waitFor(), memory.peakBytes());
    }
    return process.waitFor(command.timeout().toMillis(), TimeUnit.MILLISECONDS)
        ? new Exit.Code(process.exitValue(), memory.peakBytes())
        : new Exit.TimedOut(command.timeout());
  }

  private synchronized void forget(Process process) {
    live.remove(process);
  }

  private static void endMarked(String mark) {
    ProcessTree.end(ProcessMark.carriers(mark));
  }
}
