package io.github.scadmaven.render;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The bound on renders at a time, and on the memory that they are known to need together, shared by
 * everything that renders in one build.
 *
 * <p>First come, first served: nobody overtakes a render that waits. Otherwise small ones, of which
 * one always fits, would keep a big one waiting until the last of them is done, which is when it is
 * alone with all processor cores. The price is that cores are idle while the last renders make room
 * for a big one. Since plans begin with their longest renders, which are mostly the biggest, that
 * is rare. Nothing waits for ever: who is first in line starts at the latest when nothing else
 * runs.
 */
public final class RenderSlots {

  private final Shared shared;
  private final int most;
  private final long memory;

  /**
   * What the whole build shares. It is made of plain JDK objects, so that it can be shared by
   * several class loaders that have each loaded this class. The monitor of {@code running} guards
   * all of it.
   *
   * @param running how many renders are running
   * @param reserved the memory that they are known to need, in bytes
   * @param waiting who waits to run, in the order in which they came; any objects
   */
  public record Shared(AtomicInteger running, AtomicLong reserved, Queue<Object> waiting) {

    /** Creates what a build shares that has not rendered yet. */
    public Shared() {
      this(new AtomicInteger(), new AtomicLong(), new ArrayDeque<>());
    }
  }

  /**
   * Creates a view on what is shared.
   *
   * @param shared what the whole build shares
   * @param most how many renders may run at a time, as seen from here
   * @param memory how much memory they may need together, as seen from here, in bytes
   */
  public RenderSlots(Shared shared, int most, long memory) {
    this.shared = shared;
    this.most = most;
    this.memory = memory;
  }

  /** Returns the most renders at a time. */
  public int most() {
    return most;
  }

  /** Returns how much memory they may need together, in bytes. */
  long memory() {
    return memory;
  }

  /**
   * Waits until one more render may run, and counts it. One that needs more memory than there is
   * runs when no other does.
   *
   * @param expectedBytes the memory that it needs; 0 if that is not known
   * @param heldBack is called, perhaps several times, if it could run but for the memory; must
   *     return at once
   * @throws InterruptedException if the thread is interrupted; nothing is counted then
   */
  void acquire(long expectedBytes, Runnable heldBack) throws InterruptedException {
    Object ticket = new Object();
    synchronized (shared.running) {
      shared.waiting.add(ticket);
      try {
        awaitTurn(ticket, expectedBytes, heldBack);
        shared.running.incrementAndGet();
        shared.reserved.addAndGet(expectedBytes);
      } finally {
        shared.waiting.remove(ticket);
        shared.running.notifyAll(); // there may be room for the next one, too
      }
    }
  }

  private void awaitTurn(Object ticket, long expectedBytes, Runnable heldBack)
      throws InterruptedException {
    while (!isNext(ticket) || !fits(expectedBytes)) {
      if (isNext(ticket)) {
        heldBack.run();
      }
      shared.running.wait();
    }
  }

  private boolean isNext(Object ticket) {
    return shared.waiting.peek() == ticket && shared.running.get() < most;
  }

  private boolean fits(long expectedBytes) {
    return shared.running.get() == 0 || expectedBytes <= memory - shared.reserved.get();
  }

  /**
   * Counts one render less.
   *
   * @param expectedBytes what it was counted with
   */
  void release(long expectedBytes) {
    synchronized (shared.running) {
      shared.running.decrementAndGet();
      shared.reserved.addAndGet(-expectedBytes);
      shared.running.notifyAll();
    }
  }
}
