package io.github.scadmaven.openscad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a launcher is split into words, and what can be told from them. */
class LauncherWordsTest {

  /** The words that {@code sh} makes of the same texts. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "srun --ntasks=1 # srun|--ntasks=1",
        "` a \t b ` # a|b",
        "a 'b c' # a|b c",
        "a 'b \\\" c' # a|b \\\" c",
        "a \"b c\" # a|b c",
        "a \"b \\\" \\\\ \\x c\" # a|b \" \\ \\x c",
        "a\\ b # a b",
        "x='1 2'\"3 4\" # x=1 23 4",
        "a '' # a|",
        "a $HOME * ~ # a|$HOME|*|~",
        "a;b | c # a;b|||c",
      })
  void wordsAreThoseOfAShellWithoutExpansion(String text, String words) {
    assertThat(String.join("|", Launcher.parse(text).words()))
        .isEqualTo(words == null ? "" : words);
  }

  @Test
  void aBackslashBeforeALineBreakJoinsLines() {
    assertThat(Launcher.parse("srun \\\n -n1\nx").words()).containsExactly("srun", "-n1", "x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a 'b", "a \"b", "a \"b\\\"", "a b\\"})
  void whatIsNotClosedIsAnError(String text) {
    assertThatThrownBy(() -> Launcher.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void itIsShownAsItIsTyped() {
    assertThat(Launcher.parse("srun '--comment=it'\\''s a' -n1").toString())
        .isEqualTo("srun '--comment=it'\\''s a' -n1");
  }

  @Test
  void theFolderIsThatOfTheCommand() {
    assertThat(
            Launcher.parse("docker run -v {folder}:{folder} -w {folder} x")
                .before(List.of("openscad"), Path.of("/a b")))
        .containsExactly("docker", "run", "-v", "/a b:/a b", "-w", "/a b", "x", "openscad");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nice",
        "nice -n 19",
        "/usr/bin/nice -n 19",
        "xvfb-run -a -s '-screen 0 640x480x24'",
        "systemd-run --user --scope -p MemoryMax=4G",
        "env A=b nice",
        "ionice -c 3 nice -n 19"
      })
  void theseStayOnThisMachine(String launcher) {
    assertThat(Launcher.parse(launcher).staysHere()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "srun -n1",
        "docker run image",
        "nice -n 19 docker run image",
        "env A=b srun",
        "ssh host",
        "systemd-run --user --pipe --wait",
        "./launch.sh",
        "xvfb-run -a ./launch.sh"
      })
  void theseMayLeadElsewhere(String launcher) {
    assertThat(Launcher.parse(launcher).staysHere()).isFalse();
  }
}
