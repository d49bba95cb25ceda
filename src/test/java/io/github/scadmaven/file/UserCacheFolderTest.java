package io.github.scadmaven.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every system has a place for caches; a home that is missing is not made. */
class UserCacheFolderTest {

  @TempDir Path home;

  @Test
  void everySystemHasItsOwn() {
    assertThat(UserCacheFolder.find("Linux", home.toString(), Map.of()))
        .contains(home.resolve(".cache").resolve("scad-maven-plugin"));
    assertThat(UserCacheFolder.find("Mac OS X", home.toString(), Map.of()))
        .contains(home.resolve("Library").resolve("Caches").resolve("scad-maven-plugin"));
    assertThat(UserCacheFolder.find("Windows 11", home.toString(), Map.of()))
        .contains(home.resolve("AppData").resolve("Local").resolve("scad-maven-plugin"));
  }

  @Test
  void theEnvironmentGoesFirst() {
    Path caches = home.resolve("caches");

    assertThat(
            UserCacheFolder.find(
                "Linux", home.toString(), Map.of("XDG_CACHE_HOME", caches.toString())))
        .contains(caches.resolve("scad-maven-plugin"));
  }

  @Test
  void aRelativePathInTheEnvironmentIsIgnored() {
    assertThat(UserCacheFolder.find("Linux", home.toString(), Map.of("XDG_CACHE_HOME", "caches")))
        .contains(home.resolve(".cache").resolve("scad-maven-plugin"));
  }

  @Test
  void whoHasNoHomeHasNone() {
    assertThat(UserCacheFolder.find("Linux", "?", Map.of())).isEmpty();
    assertThat(UserCacheFolder.find("Linux", home.resolve("nobody").toString(), Map.of()))
        .isEmpty();
  }
}
