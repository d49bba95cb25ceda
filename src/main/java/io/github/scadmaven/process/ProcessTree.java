package io.github.scadmaven.process;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Ends processes together with everything they started. */
final class ProcessTree {

  /** How long a process gets to end by itself after it was asked to, if nobody says otherwise. */
  static final Duration GRACE = Duration.ofSeconds(2);

  /**
   * How long a process gets that must end others on another machine first. Slurm's {@code srun}
   * takes some milliseconds; ended by force, it leaves its job in the queue.
   */
  static final Duration GRACE_ELSEWHERE = Duration.ofSeconds(10);

  private ProcessTree() {}

  /**
   * Asks the processes and all their descendants to end, waits a while, then ends by force what is
   * still there. An interruption does not shorten the while: who ends other machines' processes
   * needs it.
   *
   * @param roots the processes to end
   * @param grace how long to wait at most
   */
  static void end(Collection<ProcessHandle> roots, Duration grace) {
    // The descendants must be listed first: the children of a dead process can no longer be found
    // through it.
    List<ProcessHandle> tree = withDescendants(roots);
    tree.forEach(ProcessHandle::destroy);
    if (awaitAll(tree, grace)) {
      return;
    }
    List<ProcessHandle> survivors =
        withDescendants(tree.stream().filter(ProcessHandle::isAlive).toList());
    survivors.forEach(ProcessHandle::destroyForcibly);
    awaitAll(survivors, GRACE);
  }

  private static List<ProcessHandle> withDescendants(Collection<ProcessHandle> roots) {
    return roots.stream()
        .flatMap(root -> Stream.concat(root.descendants(), Stream.of(root)))
        .distinct()
        .toList();
  }

  /** Returns whether all of them ended in time. */
  private static boolean awaitAll(List<ProcessHandle> processes, Duration time) {
    CompletableFuture<?>[] exits =
        processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
    long end = System.nanoTime() + time.toNanos();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          CompletableFuture.allOf(exits).get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
          return true;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
