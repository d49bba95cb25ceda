package io.github.scadmaven.openscad;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Versions are read from what {@code --version} prints, and ordered as the dates they are. */
class VersionTest {

  @ParameterizedTest
  @CsvSource({
    "OpenSCAD version 2019.05, 2019.05",
    "OpenSCAD version 2021.01, 2021.01",
    "OpenSCAD version 2021.01-RC5, 2021.01",
    "OpenSCAD version 2025.03.25, 2025.03.25",
    "OpenSCAD version 2025.3.5, 2025.03.05",
    "OpenSCAD version 2025.07.18.wasm27043, 2025.07.18",
    "OpenSCAD version 2024.12.06 (git 0a1b2c3), 2024.12.06",
  })
  void aVersionIsReadAndWrittenAsADate(String printed, String version) {
    assertThat(Version.in(printed)).get().hasToString(version);
  }

  @Test
  void itMayStandAmongOtherLines() {
    assertThat(Version.in("Fontconfig warning: x\r\nOpenSCAD version 2021.01\r\n"))
        .contains(new Version(2021, 1, 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2021.01",
        "OpenSCAD",
        "OpenSCAD version unknown",
        "This is not OpenSCAD version 2021.01",
        "openscad: command not found",
      })
  void otherOutputIsNoVersion(String printed) {
    assertThat(Version.in(printed)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2019, 5, 0, true",
    "2021, 1, 0, true",
    "2021, 3, 24, true",
    "2021, 3, 25, false",
    "2021, 4, 1, false",
    "2022, 1, 1, false",
  })
  void earlierIsDecidedByYearThenMonthThenDay(int year, int month, int day, boolean earlier) {
    assertThat(new Version(year, month, day).isBefore(2021, 3, 25)).isEqualTo(earlier);
  }

  @Test
  void aReleaseIsBeforeTheSnapshotsOfItsMonth() {
    assertThat(new Version(2021, 1, 0)).isLessThan(new Version(2021, 1, 1));
    assertThat(new Version(2021, 1, 0)).isEqualByComparingTo(new Version(2021, 1, 0));
  }
}
