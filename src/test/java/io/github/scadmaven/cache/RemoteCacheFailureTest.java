package io.github.scadmaven.cache;

import static io.github.scadmaven.cache.Pushed.CONTENT;
import static io.github.scadmaven.cache.Pushed.KEY;
import static io.github.scadmaven.cache.Pushed.PATIENT;
import static io.github.scadmaven.cache.Pushed.RECORD;
import static io.github.scadmaven.cache.Pushed.RECORD_PATH;
import static io.github.scadmaven.cache.Pushed.SHA_256;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that fails costs one warning and a limited time, and never a wrong file. */
@Timeout(100)
class RemoteCacheFailureTest {

  private static final Duration SHORT = Duration.ofMillis(150);
  private static final Duration LONG = Duration.ofMinutes(2);

  @TempDir Path folder;

  private final List<String> warnings = new CopyOnWriteArrayList<>();

  @ParameterizedTest
  @ValueSource(strings = {"solid ball", "solid", "solid cube and more", ""})
  void wrongBytesAreNoFile(String wrong) throws Exception {
    try (CacheServer server = new CacheServer()) {
      server.content.put("/cas/" + SHA_256, wrong.getBytes(UTF_8));

      assertThat(cache(server).fetch(SHA_256, CONTENT.length, target())).isFalse();

      assertThat(target()).doesNotExist();
      assertThat(warnings)
          .containsExactly(
              warning(server, "sent other bytes than those asked for, as their checksum tells"));
    }
  }

  @Test
  void aServerThatSendsWrongBytesIsAskedNoMore() throws Exception {
    try (CacheServer server = new CacheServer()) {
      server.content.put(RECORD_PATH, ActionResult.write(RECORD, List.of()));
      server.content.put("/cas/" + SHA_256, "solid ball".getBytes(UTF_8));
      RemoteCache cache = cache(server);

      for (int model = 0; model < 5; model++) {
        cache.record(KEY);
        assertThat(cache.fetch(SHA_256, CONTENT.length, target())).isFalse();
      }

      assertThat(server.requests).hasSize(6);
      assertThat(warnings).hasSize(1);
    }
  }

  /** Were it read to its end, there would be none. */
  @Test
  void readingStopsWhereTheFileMustEnd() throws Exception {
    try (CacheServer server =
        new CacheServer(
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              byte[] more = new byte[10_000];
              while (true) {
                exchange.getResponseBody().write(more);
              }
            })) {
      assertThat(cache(server).fetch(SHA_256, CONTENT.length, target())).isFalse();

      assertThat(target()).doesNotExist();
      assertThat(warnings).singleElement().asString().contains("sent other bytes");
    }
  }

  @Test
  void anAnswerThatBreaksOffIsNone() throws Exception {
    try (CacheServer server =
        new CacheServer(
            exchange -> {
              exchange.sendResponseHeaders(200, CONTENT.length);
              exchange.getResponseBody().write(CONTENT, 0, 3);
            })) {
      assertThat(cache(server).fetch(SHA_256, CONTENT.length, target())).isFalse();

      assertThat(target()).doesNotExist();
      assertThat(warnings).singleElement().asString().contains(server.url() + " failed: ");
    }
  }

  @Test
  void aServerThatFallsSilentIsNotWaitedFor() throws Exception {
    AtomicReference<CacheServer> self = new AtomicReference<>();
    try (CacheServer server =
        new CacheServer(
            exchange -> {
              exchange.sendResponseHeaders(200, CONTENT.length);
              exchange.getResponseBody().write(CONTENT, 0, 3);
              exchange.getResponseBody().flush();
              self.get().hang();
            })) {
      self.set(server);
      TimeLimits limits = new TimeLimits(LONG, SHORT, LONG, 1_000);

      assertThat(cache(server, limits).fetch(SHA_256, CONTENT.length, target())).isFalse();

      assertThat(target()).doesNotExist();
      assertThat(warnings)
          .singleElement()
          .asString()
          .contains(server.url() + " failed: keeps silent for 0 s.");
    }
  }

  @Test
  void aServerThatNeverComesToAnEndIsNotWaitedFor() throws Exception {
    AtomicInteger sent = new AtomicInteger();
    try (CacheServer server =
        new CacheServer(
            exchange -> {
              exchange.sendResponseHeaders(200, Integer.MAX_VALUE);
              OutputStream body = exchange.getResponseBody();
              while (true) {
                body.write('a');
                body.flush();
                sent.incrementAndGet();
              }
            })) {
      TimeLimits limits = new TimeLimits(LONG, LONG, SHORT, Long.MAX_VALUE);

      assertThat(cache(server, limits).fetch(SHA_256, Integer.MAX_VALUE, target())).isFalse();

      assertThat(target()).doesNotExist();
      assertThat(warnings)
          .singleElement()
          .asString()
          .contains(server.url() + " failed: takes longer than 0 s.");
    }
  }

  @Test
  void aServerThatTakesNothingIsNotWaitedFor() throws Exception {
    byte[] much = new byte[30_000_000];
    Path file = Files.write(folder.resolve("large.stl"), much);
    AtomicReference<CacheServer> self = new AtomicReference<>();
    try (CacheServer server =
        new CacheServer(
            exchange -> {
              if (exchange.getRequestMethod().equals("PUT")) {
                self.get().hang();
              } else {
                CacheServer.answer(exchange, 404, new byte[0]);
              }
            })) {
      self.set(server);
      TimeLimits limits = new TimeLimits(LONG, Duration.ofSeconds(2), LONG, 1_000);

      cache(server, limits)
          .push(KEY, RECORD, List.of(new Blob(Pushed.sha256(much), much.length, file)));

      assertThat(server.requests).hasSize(2);
      assertThat(warnings).singleElement().asString().contains("failed: keeps silent for 2 s.");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void nobodyListens(String scheme) throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    URI url = URI.create(scheme + "://127.0.0.1:" + port);

    assertFails(new RemoteCache(new RemoteSettings(url, true, null, null), warnings::add, PATIENT));

    assertThat(warnings)
        .containsExactly(
            "The remote cache "
                + url
                + " can't be reached: it takes no connection. After 3 failures in a row, this build"
                + " goes on without it.");
  }

  /** The top-level domain "invalid" is guaranteed not to be there (RFC 2606). */
  @Test
  void noHostHasTheName() {
    URI url = URI.create("http://cache.invalid");

    assertFails(new RemoteCache(new RemoteSettings(url, true, null, null), warnings::add, PATIENT));

    assertThat(warnings)
        .singleElement()
        .asString()
        .contains("http://cache.invalid can't be reached: no host has this name.");
  }

  @Test
  void theServerDoesNotSpeakTls() throws Exception {
    try (OddServer server = new OddServer("HTTP/1.1 400 Bad Request\r\n\r\n")) {
      URI url = URI.create("https://127.0.0.1:" + server.port());

      assertFails(
          new RemoteCache(new RemoteSettings(url, true, null, null), warnings::add, PATIENT));

      assertThat(warnings)
          .singleElement()
          .asString()
          .contains("The remote cache " + url + " can't be reached over TLS: ");
    }
  }

  @Test
  void theServerDoesNotSpeakHttp() throws Exception {
    try (OddServer server = new OddServer("SSH-2.0-OpenSSH_9.2\r\n")) {
      URI url = URI.create("http://127.0.0.1:" + server.port());

      assertFails(
          new RemoteCache(new RemoteSettings(url, true, null, null), warnings::add, PATIENT));

      assertThat(warnings)
          .singleElement()
          .asString()
          .contains("The remote cache " + url + " failed: ");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 400, 401, 403, 500, 503})
  void afterThreeFailuresTheServerIsAskedNoMore(int status) throws Exception {
    try (CacheServer server = new CacheServer(status, new byte[0])) {
      RemoteCache cache = cache(server);

      for (int model = 0; model < 5; model++) {
        assertThat(cache.record(KEY)).isEmpty();
      }
      assertFails(cache);

      assertThat(server.requests).hasSize(3);
      assertThat(warnings)
          .singleElement()
          .asString()
          .startsWith("The remote cache " + server.url() + " answered GET with " + status)
          .endsWith(". After 3 failures in a row, this build goes on without it.");
    }
  }

  @Test
  void threadsThatFailAtTheSameTimeWarnOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (CacheServer server = new CacheServer(500, new byte[0])) {
      RemoteCache cache = cache(server);
      List<Future<?>> models = new ArrayList<>();
      for (int model = 0; model < 20; model++) {
        models.add(threads.submit(() -> cache.record(KEY)));
      }
      for (Future<?> model : models) {
        model.get();
      }

      assertThat(server.requests).hasSizeBetween(3, 6);
      assertThat(warnings).hasSize(1);
    } finally {
      threads.shutdownNow();
      assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }
  }

  @Test
  void failuresThatAreNotInARowAreForgotten() throws Exception {
    AtomicInteger count = new AtomicInteger();
    try (CacheServer server =
        new CacheServer(
            exchange ->
                CacheServer.answer(
                    exchange,
                    List.of(404, 500, 503).get(count.getAndIncrement() % 3),
                    new byte[0]))) {
      RemoteCache cache = cache(server);

      for (int model = 0; model < 9; model++) {
        assertThat(cache.record(KEY)).isEmpty();
      }

      assertThat(server.requests).hasSize(9);
      assertThat(warnings).hasSize(1);
    }
  }

  @Test
  void aServerThatTakesNothingMayStillBeAsked() throws Exception {
    try (CacheServer server =
        new CacheServer(
            exchange ->
                CacheServer.answer(
                    exchange,
                    exchange.getRequestMethod().equals("PUT") ? 413 : 404,
                    new byte[0]))) {
      RemoteCache cache = cache(server);

      for (int model = 0; model < 5; model++) {
        assertThat(cache.record(KEY)).isEmpty();
        cache.push(KEY, RECORD, List.of());
      }

      assertThat(server.requests).filteredOn(request -> request.startsWith("PUT")).hasSize(3);
      assertThat(server.requests).filteredOn(request -> request.startsWith("GET")).hasSize(5);
      assertThat(warnings)
          .containsExactly(
              "The remote cache "
                  + server.url()
                  + " answered PUT with 413: it must take larger files (nginx:"
                  + " client_max_body_size). After 3 failures in a row, this build pushes nothing"
                  + " more to it.");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>Please log in</html>", "", "*\177{}"})
  void rubbishIsNoRecord(String rubbish) throws Exception {
    try (CacheServer server = new CacheServer()) {
      server.content.put(RECORD_PATH, rubbish.getBytes(UTF_8));

      assertThat(cache(server).record(KEY)).isEmpty();

      assertThat(warnings).containsExactly(warning(server, "sent something else than a record"));
    }
  }

  @Test
  void aRecordIsNotReadForEver() throws Exception {
    try (CacheServer server =
        new CacheServer(
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              byte[] more = new byte[100_000];
              while (true) {
                exchange.getResponseBody().write(more);
              }
            })) {
      assertThat(cache(server).record(KEY)).isEmpty();

      assertThat(warnings)
          .containsExactly(warning(server, "sent a record of more than 16777216 bytes"));
    }
  }

  @Test
  void anInterruptedThreadGivesUpAndStaysInterrupted() throws Exception {
    Thread caller = Thread.currentThread();
    AtomicReference<CacheServer> self = new AtomicReference<>();
    try (CacheServer server =
        new CacheServer(
            exchange -> {
              exchange.sendResponseHeaders(200, CONTENT.length);
              exchange.getResponseBody().flush();
              caller.interrupt();
              self.get().hang();
            })) {
      self.set(server);
      RemoteCache cache = cache(server);

      assertThat(cache.fetch(SHA_256, CONTENT.length, target())).isFalse();

      assertThat(cache.record(KEY)).isEmpty();
      assertThat(Thread.interrupted()).isTrue();
      assertThat(target()).doesNotExist();
      assertThat(warnings).isEmpty();
    }
  }

  private void assertFails(RemoteCache cache) {
    for (int model = 0; model < 5; model++) {
      assertThat(cache.record(KEY)).isEmpty();
      assertThat(cache.fetch(SHA_256, CONTENT.length, target())).isFalse();
      cache.push(KEY, RECORD, List.of());
    }
    assertThat(target()).doesNotExist();
  }

  private static String warning(CacheServer server, String problem) {
    return "The remote cache "
        + server.url()
        + " "
        + problem
        + ". After 3 failures in a row, this build goes on without it.";
  }

  private RemoteCache cache(CacheServer server) {
    return cache(server, PATIENT);
  }

  private RemoteCache cache(CacheServer server, TimeLimits limits) {
    return new RemoteCache(server.pushing(), warnings::add, limits);
  }

  private Path target() {
    return folder.resolve("fetched.stl");
  }
}
