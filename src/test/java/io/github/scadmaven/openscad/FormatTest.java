package io.github.scadmaven.openscad;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Suffixes are names of formats, in any case, with a dot or without. */
class FormatTest {

  @ParameterizedTest
  @CsvSource({
    "stl, STL",
    ".stl, STL",
    "STL, STL",
    ".Stl, STL",
    "asciistl, ASCIISTL",
    "binstl, BINSTL",
    "3mf, THREE_MF",
    "dxf, DXF",
    "PNG, PNG",
    "nefdbg, NEFDBG",
  })
  void aSuffixNamesAFormat(String suffix, Format format) {
    assertThat(Format.of(suffix)).contains(format);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "slt", "..stl", " stl", "three_mf", "stl "})
  void otherWordsNameNone(String suffix) {
    assertThat(Format.of(suffix)).isEmpty();
  }

  @Test
  void upperCaseIsUnderstoodInAllCountries() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr")); // where the lower case of I has no dot
      assertThat(Format.of("ASCIISTL")).contains(Format.ASCIISTL);
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyFormatIsFoundByItsSuffix(Format format) {
    assertThat(Format.of(format.suffix())).contains(format);
    assertThat(Format.suffixes()).contains(format.suffix());
  }

  @Test
  void theMostUsedSuffixIsNamedFirst() {
    assertThat(Format.suffixes()).startsWith("stl").hasSize(Format.values().length);
  }

  @ParameterizedTest
  @EnumSource
  void onlyTheTwoFormsOfStlHaveAnExtensionThatIsNotTheirSuffix(Format format) {
    boolean form = format == Format.ASCIISTL || format == Format.BINSTL;

    assertThat(format.extension()).isEqualTo(form ? "stl" : format.suffix());
    assertThat(format.needsExportFormat()).isEqualTo(form);
    assertThat(format.isStl()).isEqualTo(form || format == Format.STL);
  }

  @ParameterizedTest
  @EnumSource
  void onlyEchoFilesHoldMessages(Format format) {
    assertThat(format.holdsMessages()).isEqualTo(format == Format.ECHO);
  }
}
