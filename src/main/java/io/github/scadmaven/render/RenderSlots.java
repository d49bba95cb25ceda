package io.github.scadmaven.render;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The bound on renders at a time, shared by everything that renders in one build.
 *
 * <p>The count is a plain JDK object, so that it can be shared by several class loaders that have
 * each loaded this class.
 */
public final class RenderSlots {

  private final AtomicInteger running;
  private final int most;

  /**
   * Creates a view on the shared count.
   *
   * @param running how many renders are running in the whole build; its monitor guards it
   * @param most how many may run at a time, as seen from here
   */
  public RenderSlots(AtomicInteger running, int most) {
    this.running = running;
    this.most = most;
  }

  /** Returns the most renders at a time. */
  public int most() {
    return most;
  }

  /**
   * Waits until one more render may run, and counts it.
   *
   * @throws InterruptedException if the thread is interrupted; nothing is counted then
   */
  void acquire() throws InterruptedException {
    synchronized (running) {
      while (running.get() >= most) {
        running.wait();
      }
      running.incrementAndGet();
    }
  }

  /** Counts one render less. */
  void release() {
    synchronized (running) {
      running.decrementAndGet();
      running.notifyAll();
    }
  }
}
