package io.github.scadmaven.render;

import io.github.scadmaven.plan.RenderJob;
import java.time.Duration;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Decides when the next render may start. */
final class Turns {

  private final RenderSlots slots;
  private final RunningJobs running;
  private final QueueOrder order;
  private final ToLongFunction<RenderJob> expectedPeak;
  private volatile boolean over;

  /**
   * Creates the turns of one pool.
   *
   * @param slots the bound on renders at a time
   * @param running is told what runs, and what is held back
   * @param order in which renders start
   * @param expectedPeak the memory that a render will probably need, in bytes; 0 if it is not known
   */
  Turns(
      RenderSlots slots,
      RunningJobs running,
      QueueOrder order,
      ToLongFunction<RenderJob> expectedPeak) {
    this.slots = slots;
    this.running = running;
    this.order = order;
    this.expectedPeak = expectedPeak;
  }

  /** A render's right to run OpenSCAD, until it is closed. */
  final class Turn implements AutoCloseable {

    private final RenderJob job;
    private final long expectedBytes;
    private final long start = System.nanoTime();

    private Turn(RenderJob job, long expectedBytes) {
      this.job = job;
      this.expectedBytes = expectedBytes;
      running.started(job);
    }

    /** Returns how long it has lasted. */
    Duration elapsed() {
      return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public void close() {
      running.ended(job);
      slots.release(expectedBytes);
    }
  }

  /**
   * Waits until a render may start.
   *
   * @param job the render
   * @return its turn; empty if nothing is started any more
   * @throws InterruptedException if the thread is interrupted
   */
  Optional<Turn> take(RenderJob job) throws InterruptedException {
    order.await(job);
    long expectedBytes = expectedPeak.applyAsLong(job);
    slots.acquire(expectedBytes, () -> running.heldBack(job, expectedBytes, slots.memory()));
    order.leave(job);
    if (over) {
      slots.release(expectedBytes);
      return Optional.empty();
    }
    return Optional.of(new Turn(job, expectedBytes));
  }

  /** Lets those after a render go on, since it needs no turn. */
  void pass(RenderJob job) {
    order.leave(job);
  }

  /** Lets no other render start. */
  void end() {
    over = true;
  }

  boolean areOver() {
    return over;
  }
}
