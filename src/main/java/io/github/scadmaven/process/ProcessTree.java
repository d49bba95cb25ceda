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

  /** How long a process gets to end by itself after it was asked to. */
  static final Duration GRACE = Duration.ofSeconds(2);

  private ProcessTree() {}

  /**
   * Asks the processes and all their descendants to end, waits for at most {@link #GRACE}, then
   * ends by force what is still there.
   *
   * @param roots the processes to end
   */
  static void end(Collection<ProcessHandle> roots) {
    // The descendants must be listed first: the children of a dead process can no longer be found
    // through it.
    List<ProcessHandle> tree = withDescendants(roots);
    tree.forEach(ProcessHandle::destroy);
    if (awaitAll(tree)) {
      return;
    }
    List<ProcessHandle> survivors =
        withDescendants(tree.stream().filter(ProcessHandle::isAlive).toList());
    survivors.forEach(ProcessHandle::destroyForcibly);
    awaitAll(survivors);
  }

  private static List<ProcessHandle> withDescendants(Collection<ProcessHandle> roots) {
    return roots.stream()
        .flatMap(root -> Stream.concat(root.descendants(), Stream.of(root)))
        .distinct()
        .toList();
  }

  /** Returns whether all of them ended within {@link #GRACE}. */
  private static boolean awaitAll(List<ProcessHandle> processes) {
    CompletableFuture<?>[] exits =
        processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(exits).get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      // Whoever stops us must not save the processes: go straight on to force.
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
