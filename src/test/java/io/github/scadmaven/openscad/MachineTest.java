package io.github.scadmaven.openscad;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scadmaven.openscad.Machine.Platform;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The operating system, its environment and the user say where programs may be. */
class MachineTest {

  private static final Path HOME = Path.of("home").toAbsolutePath();

  @ParameterizedTest
  @CsvSource({
    "Linux, LINUX",
    "FreeBSD, LINUX",
    "Mac OS X, MAC",
    "Windows 11, WINDOWS",
    "Windows Server 2022, WINDOWS",
    "Darwin, LINUX",
  })
  void thePlatformIsReadFromJavasName(String name, Platform platform) {
    assertThat(machine(name, Map.of()).platform()).isEqualTo(platform);
  }

  @Test
  void onUnixThePathIsSeparatedByColonsAndProgramsHaveNoExtension() {
    Machine machine = machine("Linux", Map.of("PATH", "/usr/bin:/my tools:/opt/a;b"));

    assertThat(machine.searchPath())
        .containsExactly(Path.of("/usr/bin"), Path.of("/my tools"), Path.of("/opt/a;b"));
    assertThat(machine.programExtensions()).containsExactly("");
    assertThat(machine.programFolders()).isEmpty();
  }

  @Test
  void onWindowsThePathIsSeparatedBySemicolons() {
    assertThat(machine("Windows 11", Map.of("PATH", "/a;/b c")).searchPath())
        .containsExactly(Path.of("/a"), Path.of("/b c"));
  }

  @Test
  void onWindowsTheCaseOfVariablesDoesNotMatter() {
    Machine machine =
        machine("Windows 11", Map.of("Path", "/a", "PathExt", ".FOO", "PROGRAMFILES", "/p"));

    assertThat(machine.searchPath()).containsExactly(Path.of("/a"));
    assertThat(machine.programExtensions()).containsExactly(".exe", ".foo");
    assertThat(machine.programFolders()).containsExactly(Path.of("/p"));
  }

  @Test
  void onWindowsFoldersMayBeInQuotes() {
    assertThat(machine("Windows 11", Map.of("PATH", "\"/a b\";/c")).searchPath())
        .containsExactly(Path.of("/a b"), Path.of("/c"));
  }

  @ParameterizedTest
  @CsvSource({
    "'.COM;.EXE;.BAT', '.exe,.com,.bat'",
    "'.EXE;.COM', '.exe,.com'",
    "'.PY', '.exe,.py'",
    "';;.CMD;', '.exe,.cmd'",
    "'', '.exe'",
  })
  void theExeComesBeforeWhatPathextSays(String pathext, String extensions) {
    assertThat(machine("Windows 11", Map.of("PATHEXT", pathext)).programExtensions())
        .containsExactly(extensions.split(","));
  }

  @Test
  void withoutPathextTheUsualExtensionsAreTried() {
    assertThat(machine("Windows 11", Map.of()).programExtensions())
        .containsExactly(".exe", ".com", ".bat", ".cmd");
  }

  @Test
  void brokenEntriesOfThePathAreLeftOut() {
    assertThat(machine("Linux", Map.of("PATH", ":/a::/b\0c: :/d:")).searchPath())
        .containsExactly(Path.of("/a"), Path.of("/d"));
  }

  @Test
  void aMissingOrEmptyPathHasNoFolders() {
    assertThat(machine("Linux", Map.of()).searchPath()).isEmpty();
    assertThat(machine("Linux", Map.of("PATH", "")).searchPath()).isEmpty();
  }

  @Test
  void programFoldersOfWindowsAreNamedOnceAndBrokenOnesLeftOut() {
    Machine machine =
        machine(
            "Windows 11",
            Map.of(
                "ProgramFiles",
                "/p",
                "ProgramW6432",
                "/p",
                "ProgramFiles(x86)",
                "/broken\0folder"));

    assertThat(machine.programFolders()).containsExactly(Path.of("/p"));
  }

  @Test
  void theHomeFolderIsTheUsers() {
    assertThat(machine("Linux", Map.of()).home()).isEqualTo(HOME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"?", "", "relative", "broken\0"})
  void aUserMayHaveNoHome(String home) {
    assertThat(Machine.of("Linux", home, Map.of()).home()).isNull();
  }

  @Test
  void thisMachineCanBeDescribed() {
    assertThat(Machine.here().programExtensions()).isNotEmpty();
  }

  private static Machine machine(String osName, Map<String, String> environment) {
    return Machine.of(osName, HOME.toString(), environment);
  }
}
