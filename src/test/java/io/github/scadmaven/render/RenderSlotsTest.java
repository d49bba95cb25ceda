package io.github.scadmaven.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Renders keep within the memory, in the order in which they came, and none waits for ever. */
@Timeout(60)
class RenderSlotsTest {

  private final RenderSlots.Shared shared = new RenderSlots.Shared();
  private final List<String> started = new CopyOnWriteArrayList<>();

  @Test
  void oneThatNeedsMoreThanThereIsStartsAtOnceIfItIsAlone() throws Exception {
    slots(4, 100).acquire(1000, () -> {});

    assertThat(shared.running()).hasValue(1);
    assertThat(shared.reserved()).hasValue(1000);
  }

  @Test
  void whatIsReleasedIsThereAgain() throws Exception {
    RenderSlots slots = slots(4, 100);
    slots.acquire(1000, () -> {});
    slots.release(1000);

    assertThat(shared.running()).hasValue(0);
    assertThat(shared.reserved()).hasValue(0);
  }

  @Test
  void theMemoryIsFilledToTheLastByte() throws Exception {
    RenderSlots slots = slots(4, 100);
    slots.acquire(60, () -> {});
    slots.acquire(40, () -> {});
    slots.acquire(0, () -> {});

    assertThat(shared.running()).hasValue(3);
  }

  @Test
  void oneThatDoesNotFitIsHeldBackUntilThereIsRoom() throws Exception {
    RenderSlots slots = slots(4, 100);
    slots.acquire(60, () -> {});
    CountDownLatch heldBack = new CountDownLatch(1);
    FutureTask<Void> big = start("big", slots, 41, heldBack::countDown);
    heldBack.await();
    assertThat(started).isEmpty();

    slots.release(60);

    big.get();
    assertThat(started).containsExactly("big");
  }

  @Test
  void smallOnesDoNotOvertakeABigOne() throws Exception {
    RenderSlots slots = slots(4, 100);
    slots.acquire(60, () -> {});
    CountDownLatch heldBack = new CountDownLatch(1);
    FutureTask<Void> big = start("big", slots, 90, heldBack::countDown);
    heldBack.await();
    FutureTask<Void> small = start("small", slots, 20, () -> {});
    awaitWaiting(2);
    assertThat(started).isEmpty();

    slots.release(60);
    big.get();
    assertThat(started).containsExactly("big");

    slots.release(90);
    small.get();
    assertThat(started).containsExactly("big", "small");
  }

  /** Both see the same renders, and each keeps to its own bounds. */
  @Test
  void executionsWithDifferentBoundsWaitInOneLine() throws Exception {
    RenderSlots narrow = slots(1, 100);
    RenderSlots wide = slots(2, 1000);
    wide.acquire(200, () -> {});
    FutureTask<Void> first = start("narrow", narrow, 0, () -> {});
    awaitWaiting(1);
    FutureTask<Void> second = start("wide", wide, 500, () -> {});
    awaitWaiting(2);

    wide.release(200);

    first.get();
    second.get();
    assertThat(started).containsExactlyInAnyOrder("narrow", "wide");
    assertThat(shared.waiting()).isEmpty();
  }

  @Test
  void oneThatGivesUpLetsTheNextOneThrough() throws Exception {
    RenderSlots slots = slots(4, 100);
    slots.acquire(60, () -> {});
    CountDownLatch heldBack = new CountDownLatch(1);
    FutureTask<Void> big = start("big", slots, 90, heldBack::countDown);
    heldBack.await();
    FutureTask<Void> small = start("small", slots, 20, () -> {});
    awaitWaiting(2);

    big.cancel(true);

    assertThatThrownBy(big::get).isInstanceOf(CancellationException.class);
    small.get();
    assertThat(started).containsExactly("small");
    assertThat(shared.reserved()).hasValue(80);
  }

  @Test
  void thereIsNeverMoreInUseThanAllowedAndAllAreServed() throws Exception {
    AtomicLong used = new AtomicLong();
    AtomicInteger running = new AtomicInteger();
    List<String> tooMuch = new CopyOnWriteArrayList<>();
    Random random = new Random(1);
    List<FutureTask<Void>> workers =
        IntStream.range(0, 8)
            .mapToObj(
                i -> {
                  RenderSlots slots = slots(3, 100);
                  List<Long> needs = random.longs(500, 0, 130).boxed().toList();
                  return run(
                      () -> {
                        for (long need : needs) {
                          slots.acquire(need, () -> {});
                          int others = running.getAndIncrement();
                          long sum = used.addAndGet(need);
                          if (others >= 3 || (others > 0 && sum > 100)) {
                            tooMuch.add(others + 1 + " with " + sum);
                          }
                          used.addAndGet(-need);
                          running.decrementAndGet();
                          slots.release(need);
                        }
                      });
                })
            .toList();

    for (FutureTask<Void> worker : workers) {
      worker.get();
    }

    assertThat(tooMuch).isEmpty();
    assertThat(shared.running()).hasValue(0);
    assertThat(shared.reserved()).hasValue(0);
    assertThat(shared.waiting()).isEmpty();
  }

  private RenderSlots slots(int most, long memory) {
    return new RenderSlots(shared, most, memory);
  }

  private interface Work {
    void run() throws Exception;
  }

  private FutureTask<Void> start(
      String name, RenderSlots slots, long expectedBytes, Runnable heldBack) {
    return run(
        () -> {
          slots.acquire(expectedBytes, heldBack);
          started.add(name);
        });
  }

  private static FutureTask<Void> run(Work work) {
    FutureTask<Void> task =
        new FutureTask<>(
            () -> {
              work.run();
              return null;
            });
    new Thread(task).start();
    return task;
  }

  /** Whoever stands in the line and has let go of its monitor waits. */
  private void awaitWaiting(int count) {
    while (true) {
      synchronized (shared.running()) {
        if (shared.waiting().size() == count) {
          return;
        }
      }
      Thread.onSpinWait();
    }
  }
}
