package io.github.scadmaven.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that is over is told from one that goes on. */
class RunIdTest {

  @Test
  void aRunThatGoesOnIsNotLeftOver() {
    assertThat(RunId.isLeftOver(RunId.next().text())).isFalse();
  }

  @Test
  void noTwoRunsHaveTheSameId() {
    assertThat(RunId.next()).isNotEqualTo(RunId.next());
  }

  @Test
  void aRunOfAProcessThatIsGoneIsLeftOver() {
    assertThat(RunId.isLeftOver("999999999-1700000000000-abc")).isTrue();
  }

  /** Process ids are used again. */
  @Test
  void theProcessMustHaveStartedAtTheTimeInTheName() {
    long pid = ProcessHandle.current().pid();

    assertThat(RunId.isLeftOver(pid + "-1700000000000-abc")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "important", "1-2", "999999999-1700000000000-", "a-b-c"})
  void otherNamesAreNobodys(String name) {
    assertThat(RunId.isLeftOver(name)).isFalse();
  }
}
