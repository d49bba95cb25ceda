package io.github.scadmaven.cache;

import static io.github.scadmaven.cache.Pushed.CONTENT;
import static io.github.scadmaven.cache.Pushed.KEY;
import static io.github.scadmaven.cache.Pushed.PATIENT;
import static io.github.scadmaven.cache.Pushed.RECORD;
import static io.github.scadmaven.cache.Pushed.SHA_256;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.scadmaven.cache.RemoteSettings.Login;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An nginx that takes files is a remote cache. */
@NeedsNginx
@Timeout(100)
class NginxCacheTest {

  @TempDir Path serverFolder;
  @TempDir Path folder;

  private final List<String> warnings = new CopyOnWriteArrayList<>();

  @Test
  void whatOneBuildPushesAnotherGets() throws Exception {
    try (Nginx nginx = Nginx.start(serverFolder)) {
      assertThat(cache(nginx, null).record(KEY)).isEmpty();
      cache(nginx, null).push(KEY, RECORD, Pushed.blobs(folder));

      assertGets(cache(nginx, null));
      assertThat(nginx.documentRoot().resolve("cas").resolve(SHA_256)).hasBinaryContent(CONTENT);
      assertThat(warnings).isEmpty();
    }
  }

  @Test
  void whoMayUseItIsKnownByAPassword() throws Exception {
    try (Nginx nginx = Nginx.start(serverFolder, "me", "secret")) {
      cache(nginx, null).push(KEY, RECORD, Pushed.blobs(folder));
      cache(nginx, new Login("me", "wrong")).push(KEY, RECORD, Pushed.blobs(folder));
      assertThat(warnings).hasSize(2).allSatisfy(text -> assertThat(text).contains("with 401"));
      assertThat(nginx.documentRoot()).isEmptyDirectory();

      cache(nginx, new Login("me", "secret")).push(KEY, RECORD, Pushed.blobs(folder));

      assertGets(cache(nginx, new Login("me", "secret")));
      assertThat(warnings).hasSize(2);
    }
  }

  @Test
  void aFileThatWasSpoiltOnItsDiskIsNotUsedAndMadeGoodByTheNextPush() throws Exception {
    try (Nginx nginx = Nginx.start(serverFolder)) {
      RemoteCache cache = cache(nginx, null);
      cache.push(KEY, RECORD, Pushed.blobs(folder));
      Files.writeString(nginx.documentRoot().resolve("cas").resolve(SHA_256), "solid ball");

      assertThat(cache.fetch(SHA_256, CONTENT.length, target())).isFalse();
      assertThat(target()).doesNotExist();
      assertThat(warnings)
          .containsExactly(
              "The remote cache "
                  + nginx.url()
                  + " sent other bytes than those asked for, as their checksum tells. After 3"
                  + " failures in a row, this build goes on without it.");

      cache.push(KEY, RECORD, Pushed.blobs(folder));
      assertGets(cache(nginx, null));
    }
  }

  private void assertGets(RemoteCache cache) {
    assertThat(cache.record(KEY)).hasValue(RECORD);
    assertThat(cache.fetch(SHA_256, CONTENT.length, target())).isTrue();
    assertThat(target()).hasBinaryContent(CONTENT);
  }

  private RemoteCache cache(Nginx nginx, @Nullable Login login) {
    return new RemoteCache(
        new RemoteSettings(nginx.url(), true, login, null), warnings::add, PATIENT);
  }

  private Path target() {
    return folder.resolve("fetched.stl");
  }
}
