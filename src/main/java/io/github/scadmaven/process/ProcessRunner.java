package io.github.scadmaven.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final Map<Process, Duration> live = new HashMap<>();
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
    Process process = start(builder, mark, command.grace());
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
        end(process, mark, command.grace());
      }
      forget(process);
    }
  }

  /**
   * Starts a program to talk to. Its standard error is added to the command's output file; the
   * command's input and timeout have no meaning.
   *
   * @param command what to run
   * @return the conversation, to be closed; empty if the build is being stopped
   * @throws IOException if it can't be started
   */
  public Optional<Conversation> open(Command command) throws IOException {
    String mark = nextMark();
    ProcessBuilder builder =
        builder(command).redirectError(Redirect.appendTo(command.output().toFile()));
    Process process = start(builder, mark, command.grace());
    return process == null
        ? Optional.empty()
        : Optional.of(
            new Conversation(
                process,
                () -> {
                  end(process, mark, command.grace());
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
    Duration grace;
    synchronized (this) {
      closed = true;
      rest = live.keySet().stream().map(Process::toHandle).toList();
      grace = live.values().stream().max(Comparator.naturalOrder()).orElse(ProcessTree.GRACE);
      anyStarted = started.get() > 0;
    }
    memory.close();
    ProcessTree.end(rest, grace);
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

  private synchronized @Nullable Process start(ProcessBuilder builder, String mark, Duration grace)
      throws IOException {
    if (closed) {
      return null;
    }
    builder.environment().put(ProcessMark.VARIABLE, mark);
    Process process = builder.start();
    live.put(process, grace);
    return process;
  }

  private static void end(Process process, String mark, Duration grace) {
    ProcessTree.end(List.of(process.toHandle()), grace);
    endMarked(mark + '\0');
  }

  private static Exit await(Process process, Command command, MemorySampler.Watch memory)
      throws InterruptedException {
    if (command.timeout() == null) {
      return code(process.waitFor(), command, memory);
    }
    return process.waitFor(command.timeout().toMillis(), TimeUnit.MILLISECONDS)
        ? code(process.exitValue(), command, memory)
        : new Exit.TimedOut(command.timeout());
  }

  private static Exit code(int value, Command command, MemorySampler.Watch memory) {
    return new Exit.Code(value, command.elsewhere() ? null : memory.peakBytes());
  }

  private synchronized void forget(Process process) {
    live.remove(process);
  }

  private static void endMarked(String mark) {
    ProcessTree.end(ProcessMark.carriers(mark), ProcessTree.GRACE);
  }
}
