package io.github.scadmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Machines are known by Java's names for them, and those without a native library, too. */
class PlatformTest {

  @TempDir Path libraries;

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, linux-x86_64",
    "Linux, aarch64, linux-arm64",
    "Mac OS X, x86_64, macos-x86_64",
    "Mac OS X, aarch64, macos-arm64",
    "Windows 11, amd64, windows-x86_64",
  })
  void theseHaveANativeLibrary(String osName, String osArch, String library) {
    assertThat(Platform.of(osName, osArch, libraries).nativeLibrary()).hasValue(library);
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, riscv64, linux on riscv64",
    "Linux, i386, linux on i386",
    "Windows 11, aarch64, windows on arm64",
    "FreeBSD, amd64, freebsd on x86_64",
  })
  void theseHaveNone(String osName, String osArch, String displayName) {
    Platform platform = Platform.of(osName, osArch, libraries);

    assertThat(platform.nativeLibrary()).isEmpty();
    assertThat(platform.displayName()).isEqualTo(displayName);
  }

  @Test
  void muslIsAnotherSystem() throws Exception {
    Files.createFile(libraries.resolve("ld-musl-x86_64.so.1"));
    Platform alpine = Platform.of("Linux", "amd64", libraries);

    assertThat(alpine.nativeLibrary()).isEmpty();
    assertThat(alpine.displayName()).isEqualTo("linux on x86_64 with musl");
  }

  @Test
  void aMachineWithoutSuchAFolderHasNoMusl() {
    assertThat(Platform.of("Linux", "amd64", libraries.resolve("none")).musl()).isFalse();
  }
}
