package io.github.scadmaven.cache;

import io.github.scadmaven.cache.RemoteSettings.Login;
import io.github.scadmaven.cache.RemoteSettings.Proxy;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks the server over HTTP, and says what it answered; what that means is not decided here. */
final class RemoteServer {

  private static final int OK = 200;
  private static final int MULTIPLE_CHOICES = 300;
  private static final int NOT_FOUND = 404;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final int MOST_REDIRECTS = 5;

  private static final Sink NOTHING = bytes -> {};

  private final RemoteSettings settings;
  private final TimeLimits limits;
  private final String base;
  private final HttpClient client;

  /**
   * Creates one, which doesn't connect yet.
   *
   * @param settings where the server is and who asks
   * @param limits how long it is waited for
   */
  RemoteServer(RemoteSettings settings, TimeLimits limits) {
    this.settings = settings;
    this.limits = limits;
    this.base = settings.url().toString().replaceFirst("/+$", "");
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER) // it would show the login to anybody
            .connectTimeout(limits.connect());
    if (settings.proxy() != null) {
      builder.proxy(selectorOf(settings.proxy()));
    }
    this.client = builder.build();
  }

  private static ProxySelector selectorOf(Proxy proxy) {
    return ProxySelector.of(InetSocketAddress.createUnresolved(proxy.host(), proxy.port()));
  }

  /**
   * Gets what is at a path.
   *
   * @param path the path below the server's address
   * @param size how many bytes it has, for the time that it may take
   * @param sink where it goes
   * @return whether there is anything
   * @throws RefusedException if the server answers something else
   * @throws IOException if it doesn't answer, or the sink doesn't take it
   */
  boolean get(String path, long size, Sink sink) throws IOException, InterruptedException {
    int status = ask("GET", path, size, sink);
    if (status != OK && status != NOT_FOUND) {
      throw new RefusedException(status, "GET");
    }
    return status == OK;
  }

  /**
   * Asks whether there is anything at a path; a server that doesn't tell has nothing.
   *
   * @param path the path below the server's address
   * @throws RefusedException if the server answers something else
   * @throws IOException if it doesn't answer
   */
  boolean has(String path) throws IOException, InterruptedException {
    int status = ask("HEAD", path, 0, NOTHING);
    if (status != OK && status != NOT_FOUND && status != METHOD_NOT_ALLOWED) {
      throw new RefusedException(status, "HEAD");
    }
    return status == OK;
  }

  /** Returns the status of the answer to a request without a body, after all redirects. */
  private int ask(String method, String path, long size, Sink sink)
      throws IOException, InterruptedException {
    URI place = URI.create(base + path);
    for (int redirects = 0; ; redirects++) {
      HttpRequest request =
          request(place).method(method, HttpRequest.BodyPublishers.noBody()).build();
      HttpResponse<?> answer = new Transfer(client, limits).send(request, size, sink);
      Optional<URI> next = redirects < MOST_REDIRECTS ? redirect(answer) : Optional.empty();
      if (next.isEmpty()) {
        return answer.statusCode();
      }
      place = next.get();
    }
  }

  /**
   * Puts content at a path. A redirect is not followed.
   *
   * @param path the path below the server's address
   * @param content the content
   * @param size how many bytes it has
   * @throws RefusedException if the server doesn't take it
   * @throws IOException if it doesn't answer, or the content can't be read
   */
  void put(String path, InputStream content, long size) throws IOException, InterruptedException {
    Transfer transfer = new Transfer(client, limits);
    HttpRequest request =
        request(URI.create(base + path))
            .header("Content-Type", "application/octet-stream")
            .PUT(transfer.body(content, size))
            .build();
    int status = transfer.send(request, size, NOTHING).statusCode();
    if (status < OK || status >= MULTIPLE_CHOICES) {
      throw new RefusedException(status, "PUT");
    }
  }

  private HttpRequest.Builder request(URI place) {
    HttpRequest.Builder request = HttpRequest.newBuilder(place);
    if (settings.login() != null && isSameServer(place, settings.url())) {
      request.header("Authorization", basic(settings.login()));
    }
    if (settings.proxy() != null && settings.proxy().login() != null) {
      request.header("Proxy-Authorization", basic(settings.proxy().login()));
    }
    return request;
  }

  private static String basic(Login login) {
    String pair = login.user() + ":" + login.password();
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns where an answer sends us, unless that is no such place or less secret. */
  private static Optional<URI> redirect(HttpResponse<?> answer) {
    if (!REDIRECTS.contains(answer.statusCode())) {
      return Optional.empty();
    }
    return answer
        .headers()
        .firstValue("Location")
        .flatMap(location -> resolve(answer.uri(), location))
        .filter(next -> isHttps(next) || !isHttps(answer.uri()));
  }

  private static Optional<URI> resolve(URI from, String location) {
    try {
      return Optional.of(from.resolve(location))
          .filter(next -> next.getHost() != null && next.getUserInfo() == null)
          .filter(next -> isHttps(next) || "http".equalsIgnoreCase(next.getScheme()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isSameServer(URI one, URI other) {
    return one.getHost().equalsIgnoreCase(other.getHost())
        && one.getScheme().equalsIgnoreCase(other.getScheme())
        && port(one) == port(other);
  }

  private static int port(URI place) {
    return place.getPort() != -1 ? place.getPort() : isHttps(place) ? 443 : 80;
  }

  private static boolean isHttps(@Nullable URI place) {
    return place != null && "https".equalsIgnoreCase(place.getScheme());
  }
}
