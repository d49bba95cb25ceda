package io.github.scadmaven.openscad;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** OpenSCAD takes no notice of settings that it doesn't know, so its list of them is asked. */
class KnownSettingsTest {

  /** The form of 2025.03.25. */
  private static final KnownSettings KNOWN =
      KnownSettings.of(
          """
          OpenSCAD version 2025.03.25

          List of settings that can be given using the -O option using the
          format '<section>/<key>=value', e.g.:
          openscad -O export-pdf/paper-size=a6 -O export-pdf/show-grid=false

          Section 'export-pdf':
            - paper-size (enum): [a6,a5,<a4>,a3,letter,legal,tabloid]
            - show-grid (bool): <true>/false
            - grid-size (double): 1.000000 : <10.000000> : 100.000000
            - meta-data-title (string): ""
          Section 'export-3mf':
            - decimal-precision (int): 1 : <6> : 16
          """);

  @ParameterizedTest
  @CsvSource({
    "paper-size, a6",
    "paper-size, a4",
    "show-grid, false",
    "grid-size, 1",
    "grid-size, 99.5",
    "meta-data-title, 'anything = / at all'"
  })
  void whatItListsIsRight(String name, String value) {
    assertThat(KNOWN.objection(Format.PDF, Map.of(name, value))).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          paper-size | a7   | takes one of a6, a5, a4, a3, letter, legal, tabloid for the export setting pdf/paper-size, not "a7"
          show-grid  | yes  | takes true or false for the export setting pdf/show-grid, not "yes"
          grid-size  | 0.5  | takes a number from 1 to 100 for the export setting pdf/grid-size, not "0.5"
          grid-size  | 1e2  | takes a number from 1 to 100 for the export setting pdf/grid-size, not "1e2"
          papersize  | a4   | has no export setting pdf/papersize, only paper-size, show-grid, grid-size, meta-data-title
          """)
  void whatItDoesNotListIsWrong(String name, String value, String message) {
    assertThat(KNOWN.objection(Format.PDF, Map.of(name, value))).isEqualTo(message);
  }

  @Test
  void wholeNumbersAreWhole() {
    assertThat(KNOWN.objection(Format.THREE_MF, Map.of("decimal-precision", "16"))).isNull();
    assertThat(KNOWN.objection(Format.THREE_MF, Map.of("decimal-precision", "17")))
        .isEqualTo(
            "takes a whole number from 1 to 16 for the export setting 3mf/decimal-precision, not \"17\"");
  }

  @Test
  void aFormatWithoutSettingsHasNone() {
    assertThat(KNOWN.objection(Format.STL, Map.of("ascii", "true")))
        .isEqualTo("has no export setting stl/ascii, only some of pdf, 3mf");
    assertThat(KNOWN.objection(Format.STL, Map.of())).isNull();
    assertThat(KnownSettings.of("").isEmpty()).isTrue();
  }
}
