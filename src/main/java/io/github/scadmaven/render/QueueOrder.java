package io.github.scadmaven.render;

import io.github.scadmaven.plan.RenderJob;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps renders in the order of their queue although several are prepared at a time: the longest
 * must not have to wait because another one was a millisecond faster.
 */
final class QueueOrder {

  private final Map<Path, Integer> places = new HashMap<>();
  private final BitSet gone = new BitSet();

  /**
   * Creates an order.
   *
   * @param queue the renders, in their order
   */
  QueueOrder(List<RenderJob> queue) {
    queue.forEach(job -> places.put(job.output(), places.size()));
  }

  /**
   * Waits until all renders before one have gone.
   *
   * @param job a render of the queue
   * @throws InterruptedException if the thread is interrupted
   */
  synchronized void await(RenderJob job) throws InterruptedException {
    int place = places.getOrDefault(job.output(), 0);
    while (!gone.get(place) && gone.nextClearBit(0) < place) {
      wait();
    }
  }

  /**
   * Lets those after a render go on: it has begun, or will not.
   *
   * @param job a render of the queue
   */
  synchronized void leave(RenderJob job) {
    gone.set(places.getOrDefault(job.output(), 0));
    notifyAll();
  }
}
