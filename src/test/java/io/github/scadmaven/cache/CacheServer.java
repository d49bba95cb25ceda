package io.github.scadmaven.cache;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.github.scadmaven.cache.RemoteSettings.Login;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that keeps what is put on it, or does what a test wants of it. */
final class CacheServer implements AutoCloseable {

  /** What is kept, by path. */
  final Map<String, byte[]> content = new ConcurrentHashMap<>();

  /** The requests, e.g. {@code GET /ac/…}. */
  final List<String> requests = new CopyOnWriteArrayList<>();

  /** Who asked, for each request: its header {@code Authorization}, or {@code nobody}. */
  final List<String> askers = new CopyOnWriteArrayList<>();

  private final CountDownLatch closing = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  /** Starts one that keeps what is put on it. */
  CacheServer() throws IOException {
    this.server = start(this::keep);
  }

  /** Starts one that does something else. */
  CacheServer(HttpHandler handler) throws IOException {
    this.server = start(handler);
  }

  /** Starts one that always answers the same. */
  CacheServer(int status, byte[] body) throws IOException {
    this(exchange -> answer(exchange, status, body));
  }

  private HttpServer start(HttpHandler handler) throws IOException {
    HttpServer started =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    started.setExecutor(threads);
    started.createContext(
        "/",
        exchange -> {
          requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          askers.add(header(exchange, "Authorization"));
          try (exchange) {
            handler.handle(exchange);
          }
        });
    started.start();
    return started;
  }

  static String header(HttpExchange exchange, String name) {
    return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), "nobody");
  }

  private void keep(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (exchange.getRequestMethod().equals("PUT")) {
      content.put(path, exchange.getRequestBody().readAllBytes());
      answer(exchange, 200, new byte[0]);
    } else if (content.containsKey(path)) {
      answer(exchange, 200, content.get(path));
    } else {
      answer(exchange, 404, new byte[0]);
    }
  }

  static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getRequestBody().readAllBytes();
    boolean hasBody = body.length > 0 && !exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, hasBody ? body.length : -1);
    if (hasBody) {
      exchange.getResponseBody().write(body);
    }
  }

  static void redirect(HttpExchange exchange, int status, String location) throws IOException {
    exchange.getResponseHeaders().set("Location", location);
    answer(exchange, status, new byte[0]);
  }

  /** Keeps a handler waiting until the server is closed. */
  void hang() {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + port());
  }

  int port() {
    return server.getAddress().getPort();
  }

  RemoteSettings readOnly() {
    return new RemoteSettings(url(), false, null, null);
  }

  RemoteSettings pushing() {
    return new RemoteSettings(url(), true, null, null);
  }

  RemoteSettings as(String user, String password) {
    return new RemoteSettings(url(), true, new Login(user, password), null);
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
