package io.github.scadmaven.cache;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer. The HTTP client limits only the time until an answer begins; here the
 * bodies are watched as well.
 */
final class Transfer {

  private static final int OK = 200;

  private final HttpClient client;
  private final TimeLimits limits;
  private final AtomicLong moved = new AtomicLong();

  /**
   * Creates one.
   *
   * @param client sends it
   * @param limits how long it may take
   */
  Transfer(HttpClient client, TimeLimits limits) {
    this.client = client;
    this.limits = limits;
  }

  /**
   * Makes the body of a request.
   *
   * @param content its bytes
   * @param size how many there are
   */
  BodyPublisher body(InputStream content, long size) {
    return size == 0
        ? BodyPublishers.noBody()
        : BodyPublishers.fromPublisher(
            BodyPublishers.ofInputStream(() -> new Counted(content)), size);
  }

  /**
   * Sends a request and receives its answer. An interrupt or an error ends both at once.
   *
   * @param request the request
   * @param size how many bytes go one way or the other, at most
   * @param sink where the answer's body goes if its status is 200; it gets nothing more when this
   *     has returned
   * @return the answer, whatever its status
   * @throws HttpTimeoutException if it takes too long
   * @throws IOException if there is no answer, or the sink doesn't take it
   */
  HttpResponse<@Nullable Void> send(HttpRequest request, long size, Sink sink)
      throws IOException, InterruptedException {
    AnswerBody body = new AnswerBody(sink, moved);
    CompletableFuture<HttpResponse<@Nullable Void>> answer =
        client.sendAsync(
            request, head -> head.statusCode() == OK ? body : BodySubscribers.discarding());
    try {
      return await(answer, limits.forBytes(size));
    } finally {
      body.stop();
      answer.cancel(true);
    }
  }

  private <T> T await(CompletableFuture<T> answer, Duration most)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    while (true) {
      long movedBefore = moved.get();
      Duration left = Duration.ofNanos(end - System.nanoTime());
      boolean last = left.compareTo(limits.silence()) <= 0;
      try {
        return answer.get((last ? left : limits.silence()).toNanos(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        if (last) {
          throw tooSlow("takes longer than " + most.toSeconds() + " s", e);
        } else if (moved.get() == movedBefore) {
          throw tooSlow("keeps silent for " + limits.silence().toSeconds() + " s", e);
        }
      } catch (ExecutionException e) {
        throw e.getCause() instanceof IOException problem ? problem : new IOException(e.getCause());
      }
    }
  }

  private static HttpTimeoutException tooSlow(String what, TimeoutException cause) {
    HttpTimeoutException e = new HttpTimeoutException(what);
    e.initCause(cause);
    return e;
  }

  /** What has been read of it is taken for sent. */
  private final class Counted extends FilterInputStream {

    Counted(InputStream content) {
      super(content);
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      moved.addAndGet(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = super.read(bytes, offset, length);
      moved.addAndGet(Math.max(count, 0));
      return count;
    }
  }
}
