package io.github.scadmaven.process;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Looks from time to time how much memory processes take, as long as they run: what has ended can't
 * be asked any more. One thread does it for all of them, so that those who start processes and wait
 * for them are not held up; of a process that ends before its turn comes nothing is known.
 */
final class MemorySampler implements AutoCloseable {

  /** A look at a process with 15 threads takes 0.2 ms. */
  private static final Duration INTERVAL = Duration.ofMillis(100);

  private final LongUnaryOperator peakOfTree;
  private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
  private @Nullable Thread thread;
  private boolean closed;

  /**
   * Creates a sampler; its thread is started with the first watch.
   *
   * @param peakOfTree returns the memory, in bytes, that a process and all it started took up to
   *     now; 0 if it is not known
   */
  MemorySampler(LongUnaryOperator peakOfTree) {
    this.peakOfTree = peakOfTree;
  }

  /** One process that is watched, until it is closed. */
  final class Watch implements AutoCloseable {

    private final long pid;
    private final AtomicLong peak = new AtomicLong();

    private Watch(long pid) {
      this.pid = pid;
    }

    /** Returns the most that was seen, in bytes; {@code null} if nothing was. */
    @Nullable Long peakBytes() {
      return peak.get() == 0 ? null : peak.get();
    }

    private void look() {
      peak.accumulateAndGet(peakOfTree.applyAsLong(pid), Math::max);
    }

    @Override
    public void close() {
      watches.remove(this);
    }
  }

  /** Watches a process. */
  Watch watch(Process process) {
    Watch watch = new Watch(process.pid());
    watches.add(watch);
    start();
    return watch;
  }

  private synchronized void start() {
    if (thread == null && !closed) {
      thread = new Thread(this::lookAgainAndAgain, "scad-memory-sampler");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void lookAgainAndAgain() {
    try {
      while (true) {
        TimeUnit.MILLISECONDS.sleep(INTERVAL.toMillis());
        watches.forEach(Watch::look);
      }
    } catch (InterruptedException e) {
      // closed
    }
  }

  /** Watches nothing any more. */
  @Override
  public synchronized void close() {
    closed = true;
    if (thread != null) {
      thread.interrupt();
    }
  }
}
