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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one build pushes, another gets, and nothing else. */
class RemoteCacheTest {

  @TempDir Path folder;

  private final List<String> warnings = new CopyOnWriteArrayList<>();

  @Test
  void whatOneBuildPushesAnotherGets() throws Exception {
    try (CacheServer server = new CacheServer()) {
      cache(server.pushing()).push(KEY, RECORD, Pushed.blobs(folder));

      RemoteCache other = cache(server.readOnly());
      assertThat(other.record(KEY)).hasValue(RECORD);
      assertThat(other.fetch(SHA_256, CONTENT.length, target())).isTrue();
      assertThat(target()).hasBinaryContent(CONTENT);
      assertThat(warnings).isEmpty();
    }
  }

  /** A record must not be there before the files that it speaks of. */
  @Test
  void filesArePushedFirst() throws Exception {
    try (CacheServer server = new CacheServer()) {
      cache(server.pushing()).push(KEY, RECORD, Pushed.blobs(folder));

      assertThat(server.requests)
          .containsExactly("HEAD " + FILE_PATH, "PUT " + FILE_PATH, "PUT " + RECORD_PATH);
    }
  }

  @Test
  void filesThatAreThereAreNotPushedAgain() throws Exception {
    try (CacheServer server = new CacheServer()) {
      server.content.put(FILE_PATH, CONTENT);

      cache(server.pushing()).push(KEY, RECORD, Pushed.blobs(folder));

      assertThat(server.requests).containsExactly("HEAD " + FILE_PATH, "PUT " + RECORD_PATH);
    }
  }

  @Test
  void filesThatAreThereButWrongArePushedAgain() throws Exception {
    try (CacheServer server = new CacheServer()) {
      server.content.put(FILE_PATH, "solid ball".getBytes(UTF_8));
      RemoteCache cache = cache(server.pushing());
      assertThat(cache.fetch(SHA_256, CONTENT.length, target())).isFalse();

      cache.push(KEY, RECORD, Pushed.blobs(folder));

      assertThat(server.content.get(FILE_PATH)).isEqualTo(CONTENT);
    }
  }

  @Test
  void anEmptyFileIsAFile() throws Exception {
    Path file = Files.createFile(folder.resolve("empty.stl"));
    String sha256 = Pushed.sha256(new byte[0]);
    try (CacheServer server = new CacheServer()) {
      cache(server.pushing()).push(KEY, RECORD, List.of(new Blob(sha256, 0, file)));

      assertThat(cache(server.readOnly()).fetch(sha256, 0, target())).isTrue();
      assertThat(target()).isEmptyFile();
      assertThat(warnings).isEmpty();
    }
  }

  @Test
  void aFileOfManyPartsIsWhole() throws Exception {
    byte[] much = "vertex 1 2 3\n".repeat(400_000).getBytes(UTF_8);
    Path file = Files.write(folder.resolve("large.stl"), much);
    String sha256 = Pushed.sha256(much);
    try (CacheServer server = new CacheServer()) {
      cache(server.pushing()).push(KEY, RECORD, List.of(new Blob(sha256, much.length, file)));

      assertThat(cache(server.readOnly()).fetch(sha256, much.length, target())).isTrue();
      assertThat(target()).hasSameBinaryContentAs(file);
      assertThat(warnings).isEmpty();
    }
  }

  @Test
  void whatIsNotThereIsNoProblem() throws Exception {
    try (CacheServer server = new CacheServer()) {
      RemoteCache cache = cache(server.readOnly());

      for (int model = 0; model < 5; model++) {
        assertThat(cache.record(KEY)).isEmpty();
        assertThat(cache.fetch(SHA_256, CONTENT.length, target())).isFalse();
      }

      assertThat(target()).doesNotExist();
      assertThat(server.requests).hasSize(10);
      assertThat(warnings).isEmpty();
    }
  }

  @Test
  void whoDoesNotPushPutsNothingThere() throws Exception {
    try (CacheServer server = new CacheServer()) {
      cache(server.readOnly()).push(KEY, RECORD, Pushed.blobs(folder));

      assertThat(server.requests).isEmpty();
    }
  }

  @Test
  void anAddressMayHaveAPathAndEndWithASlash() throws Exception {
    try (CacheServer server = new CacheServer()) {
      RemoteSettings settings =
          new RemoteSettings(server.url().resolve("/scad/"), true, null, null);

      cache(settings).push(KEY, RECORD, List.of());

      assertThat(server.requests).containsExactly("PUT /scad" + RECORD_PATH);
      assertThat(cache(settings).record(KEY)).hasValue(RECORD);
    }
  }

  @Test
  void aFileThatHasChangedIsNotPushed() throws Exception {
    List<Blob> blobs = Pushed.blobs(folder);
    Files.writeString(blobs.get(0).file(), "solid cube and more");
    try (CacheServer server = new CacheServer()) {
      cache(server.pushing()).push(KEY, RECORD, blobs);

      assertThat(server.content).isEmpty();
      assertThat(warnings)
          .containsExactly(
              "The remote cache "
                  + server.url()
                  + " could not be used for "
                  + blobs.get(0).file()
                  + ": has changed since its checksum was made. After 3 failures in a row, this"
                  + " build pushes nothing more to it.");
    }
  }

  @Test
  void whatCannotBeKeptIsNotThere() throws Exception {
    try (CacheServer server = new CacheServer()) {
      server.content.put(FILE_PATH, CONTENT);
      Path to = folder.resolve("missing").resolve("a.stl");

      assertThat(cache(server.readOnly()).fetch(SHA_256, CONTENT.length, to)).isFalse();
      assertThat(warnings)
          .singleElement()
          .asString()
          .contains("could not be used for " + to + ": does not exist");
    }
  }

  /** Whoever pushed the record may have written anything. */
  @Test
  void whatIsNoChecksumIsNotThere() throws Exception {
    try (CacheServer server = new CacheServer()) {
      RemoteCache cache = cache(server.readOnly());

      assertThat(cache.fetch("../ac/" + KEY, 1, target())).isFalse();
      assertThat(cache.fetch(SHA_256, -1, target())).isFalse();
      assertThat(server.requests).isEmpty();
      assertThatThrownBy(() -> cache.record("a")).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> cache.push("a", RECORD, List.of()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private RemoteCache cache(RemoteSettings settings) {
    return new RemoteCache(settings, warnings::add, PATIENT);
  }

  private Path target() {
    return folder.resolve("fetched.stl");
  }
}
