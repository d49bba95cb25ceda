package io.github.scadmaven.cache;

import static io.github.scadmaven.cache.Pushed.CONTENT;
import static io.github.scadmaven.cache.Pushed.FILE_PATH;
import static io.github.scadmaven.cache.Pushed.KEY;
import static io.github.scadmaven.cache.Pushed.PATIENT;
import static io.github.scadmaven.cache.Pushed.RECORD;
import static io.github.scadmaven.cache.Pushed.RECORD_PATH;
import static io.github.scadmaven.cache.Pushed.SHA_256;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.scadmaven.cache.RemoteSettings.Login;
import io.github.scadmaven.cache.RemoteSettings.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users and passwords get to the server and the proxy they are for, and to nobody else. */
@Timeout(100)
class RemoteCacheLoginTest {

  private static final String ME =
      "Basic " + Base64.getEncoder().encodeToString("me:sécret:".getBytes(UTF_8));

  @TempDir Path folder;

  private final List<String> warnings = new CopyOnWriteArrayList<>();

  @Test
  void theServerIsToldWhoAsks() throws Exception {
    try (CacheServer server = new CacheServer()) {
      RemoteCache cache = cache(server.as("me", "sécret:"));

      cache.push(KEY, RECORD, Pushed.blobs(folder));

      assertThat(cache.record(KEY)).hasValue(RECORD);
      assertThat(server.askers).containsExactly(ME, ME, ME, ME);
    }
  }

  @Test
  void whoHasNoLoginIsNobody() throws Exception {
    try (CacheServer server = new CacheServer()) {
      assertThat(cache(server.readOnly()).record(KEY)).isEmpty();

      assertThat(server.askers).containsExactly("nobody");
    }
  }

  @Test
  void whoMayNotIsToldWhatToDo() throws Exception {
    try (CacheServer server = new CacheServer(401, new byte[0])) {
      cache(server.readOnly()).record(KEY);

      assertThat(warnings)
          .containsExactly(
              "The remote cache "
                  + server.url()
                  + " answered GET with 401: settings.xml must have the right user and password"
                  + " under its serverId. After 3 failures in a row, this build goes on without"
                  + " it.");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void theSameServerIsToldAgainAfterARedirect(int status) throws Exception {
    try (CacheServer server =
        new CacheServer(
            exchange -> {
              String path = exchange.getRequestURI().getPath();
              if (path.startsWith("/new")) {
                CacheServer.answer(exchange, 200, CONTENT);
              } else {
                CacheServer.redirect(exchange, status, "/new" + path);
              }
            })) {
      assertThat(cache(server.as("me", "sécret:")).fetch(SHA_256, CONTENT.length, target()))
          .isTrue();

      assertThat(server.requests).containsExactly("GET " + FILE_PATH, "GET /new" + FILE_PATH);
      assertThat(server.askers).containsExactly(ME, ME);
      assertThat(warnings).isEmpty();
    }
  }

  @Test
  void anotherServerIsToldNothing() throws Exception {
    try (CacheServer other = new CacheServer();
        CacheServer server =
            new CacheServer(
                exchange ->
                    CacheServer.redirect(
                        exchange, 301, other.url().resolve(FILE_PATH).toString()))) {
      other.content.put(FILE_PATH, CONTENT);

      assertThat(cache(server.as("me", "sécret:")).fetch(SHA_256, CONTENT.length, target()))
          .isTrue();

      assertThat(server.askers).containsExactly(ME);
      assertThat(other.askers).containsExactly("nobody");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/ac/x",
        "http://",
        "http://a b/",
        "ftp://127.0.0.1/",
        "http://me:secret@127.0.0.1/"
      })
  void redirectsThatLeadNowhereAreNotFollowedForEver(String location) throws Exception {
    try (CacheServer server =
        new CacheServer(exchange -> CacheServer.redirect(exchange, 301, location))) {
      assertThat(cache(server.readOnly()).record(KEY)).isEmpty();

      assertThat(server.requests).hasSize(location.startsWith("/") ? 6 : 1);
      assertThat(warnings)
          .singleElement()
          .asString()
          .contains(" answered GET with 301: it redirects where the plugin doesn't follow.");
    }
  }

  @Test
  void aPushIsNotRedirected() throws Exception {
    try (CacheServer server =
        new CacheServer(exchange -> CacheServer.redirect(exchange, 308, "/new"))) {
      cache(server.pushing()).push(KEY, RECORD, List.of());

      assertThat(server.requests).containsExactly("PUT " + RECORD_PATH);
      assertThat(warnings).singleElement().asString().contains(" answered PUT with 308");
    }
  }

  @Test
  void aProxyIsToldWhoItIsFor() throws Exception {
    List<String> askers = new CopyOnWriteArrayList<>();
    try (CacheServer proxy =
        new CacheServer(
            exchange -> {
              askers.add(CacheServer.header(exchange, "Proxy-Authorization"));
              CacheServer.answer(exchange, 200, ActionResult.write(RECORD, List.of()));
            })) {
      RemoteSettings settings =
          new RemoteSettings(
              URI.create("http://cache.invalid"),
              false,
              null,
              new Proxy("localhost", proxy.port(), new Login("me", "sécret:")));

      assertThat(cache(settings).record(KEY)).hasValue(RECORD);

      assertThat(proxy.requests).containsExactly("GET http://cache.invalid" + RECORD_PATH);
      assertThat(askers).containsExactly(ME);
      assertThat(proxy.askers).containsExactly("nobody");
    }
  }

  /** Java's own setting keeps passwords from proxies of https; only the user can change it. */
  @Test
  void aProxyThatRefusesIsNamed() throws Exception {
    try (OddServer proxy =
        new OddServer(
            "HTTP/1.1 407 Proxy Authentication Required\r\n"
                + "Proxy-Authenticate: Basic realm=\"proxy\"\r\nContent-Length: 0\r\n\r\n")) {
      RemoteSettings settings =
          new RemoteSettings(
              URI.create("https://cache.invalid"),
              false,
              null,
              new Proxy("localhost", proxy.port(), new Login("me", "sécret:")));

      assertThat(cache(settings).record(KEY)).isEmpty();

      assertThat(warnings)
          .singleElement()
          .asString()
          .contains("answered GET with 407: ", "jdk.http.auth.tunneling.disabledSchemes");
    }
  }

  private RemoteCache cache(RemoteSettings settings) {
    return new RemoteCache(settings, warnings::add, PATIENT);
  }

  private Path target() {
    return folder.resolve("fetched.stl");
  }
}
