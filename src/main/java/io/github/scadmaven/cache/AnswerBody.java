package io.github.scadmaven.cache;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Passes on the body of an answer as it comes, and stops reading when it is of no more use. The
 * HTTP client's threads bring the bytes; any other may stop it.
 */
final class AnswerBody implements BodySubscriber<@Nullable Void> {

  private final Sink sink;
  private final AtomicLong moved;
  private final CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
  private @Nullable Subscription subscription;
  private boolean stopped;

  /**
   * Creates one.
   *
   * @param sink where the bytes go
   * @param moved counts them
   */
  AnswerBody(Sink sink, AtomicLong moved) {
    this.sink = sink;
    this.moved = moved;
  }

  @Override
  public CompletionStage<@Nullable Void> getBody() {
    return end;
  }

  @Override
  public synchronized void onSubscribe(Subscription bytes) {
    subscription = bytes;
    if (stopped) {
      bytes.cancel();
    } else {
      bytes.request(1);
    }
  }

  @Override
  public synchronized void onNext(List<ByteBuffer> bytes) {
    if (stopped || subscription == null) {
      return;
    }
    try {
      for (ByteBuffer part : bytes) {
        moved.addAndGet(part.remaining());
        sink.take(part);
      }
      subscription.request(1);
    } catch (IOException e) {
      end.completeExceptionally(e);
      stop();
    }
  }

  @Override
  public void onError(Throwable problem) {
    end.completeExceptionally(problem);
  }

  @Override
  public void onComplete() {
    end.complete(null);
  }

  /** Stops reading; when this returns, nothing more gets to the sink. */
  synchronized void stop() {
    stopped = true;
    if (subscription != null) {
      subscription.cancel();
    }
  }
}
