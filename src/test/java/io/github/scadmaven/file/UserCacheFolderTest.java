package io.github.scadmaven.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every operating system has its own place for what programs can make again. */
class UserCacheFolderTest {

  private static final Path ROOT = Path.of("").toAbsolutePath().getRoot();
  private static final String HOME = ROOT.resolve("home").resolve("me").toString();

  @Test
  void onLinuxItIsInTheHomeFolder() {
    assertThat(UserCacheFolder.find("Linux", HOME, Map.of()))
        .hasValue(Path.of(HOME, ".cache", "scad-maven-plugin"));
  }

  @Test
  void onLinuxTheEnvironmentMayNameAnother() {
    Path caches = ROOT.resolve("caches");

    assertThat(UserCacheFolder.find("Linux", HOME, Map.of("XDG_CACHE_HOME", caches.toString())))
        .hasValue(caches.resolve("scad-maven-plugin"));
  }

  @Test
  void aRelativeNameInTheEnvironmentIsIgnored() {
    assertThat(UserCacheFolder.find("Linux", HOME, Map.of("XDG_CACHE_HOME", "caches")))
        .hasValue(Path.of(HOME, ".cache", "scad-maven-plugin"));
  }

  @Test
  void onMacOsItIsInTheLibrary() {
    assertThat(UserCacheFolder.find("Mac OS X", HOME, Map.of("XDG_CACHE_HOME", HOME)))
        .hasValue(Path.of(HOME, "Library", "Caches", "scad-maven-plugin"));
  }

  @Test
  void onWindowsItIsTheLocalApplicationData() {
    Path data = ROOT.resolve("data");

    assertThat(UserCacheFolder.find("Windows 11", HOME, Map.of("LOCALAPPDATA", data.toString())))
        .hasValue(data.resolve("scad-maven-plugin"));
    assertThat(UserCacheFolder.find("Windows 11", HOME, Map.of()))
        .hasValue(Path.of(HOME, "AppData", "Local", "scad-maven-plugin"));
  }

  /** Java says "?" of a user without a home. */
  @Test
  void withoutAHomeThereIsNone() {
    assertThat(UserCacheFolder.find("Linux", "?", Map.of())).isEmpty();
    assertThat(UserCacheFolder.find("Linux", "", Map.of())).isEmpty();
  }
}
