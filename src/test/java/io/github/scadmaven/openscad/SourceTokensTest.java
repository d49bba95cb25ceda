package io.github.scadmaven.openscad;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scadmaven.openscad.Token.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A text is taken apart as OpenSCAD does it, in time that grows with its length alone. */
class SourceTokensTest {

  @TempDir private Path folder;

  @Test
  void everyKindOfTokenIsKnown() {
    assertThat(
            SourceTokens.of(
                "use <a//b\".scad> include\n<c.scad>x_1=$fn+.5e3-0x1F; // \"\n/* \" */\"/*\\\"\"3d 1. include"))
        .extracting(token -> token.kind() + " " + token.text())
        .containsExactly(
            "USE use <a//b\".scad>",
            "INCLUDE include\n<c.scad>",
            "WORD x_1",
            "SIGN =",
            "WORD $fn",
            "SIGN +",
            "NUMBER .5e3",
            "SIGN -",
            "NUMBER 0x1F",
            "SIGN ;",
            "LINE_COMMENT // \"",
            "BLOCK_COMMENT /* \" */",
            "STRING \"/*\\\"\"",
            "WORD 3d",
            "NUMBER 1.",
            "WORD include");
  }

  @Test
  void placesAreLinesAndColumns() {
    List<Token> tokens = SourceTokens.of("a\n  /*\n*/ b\n\"x\ny\" c");

    assertThat(tokens)
        .extracting(token -> token.line() + ":" + token.column())
        .containsExactly("1:1", "2:3", "3:4", "4:1", "5:4");
    assertThat(tokens.get(2).start()).isEqualTo(10);
  }

  @Test
  void whatIsIncludedOrUsedIsNamed() {
    assertThat(SourceTokens.of("include <a b.scad>use<c>"))
        .extracting(Token::file)
        .containsExactly("a b.scad", "c");
    assertThat(SourceTokens.of("include <a\n> my_include <b> include <>"))
        .extracting(Token::kind)
        .doesNotContain(Kind.INCLUDE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/* /* ", "// /* ", "\\\"x"})
  void whatDoesNotEndIsOneToken(String part) {
    String open = part.startsWith("\\") ? "\"" + part.repeat(100_000) : part.repeat(100_000);

    assertThat(SourceTokens.of(open)).hasSize(1);
  }

  @Timeout(60)
  @ParameterizedTest
  @ValueSource(
      strings = {
        "include <",
        "use <",
        "include ",
        "/*/ ",
        "\"\" /",
        "1",
        "a",
        "1e",
        "$",
        "\"\\",
        "/"
      })
  void aLongTextTakesNoLongerThanItsLength(String part) {
    String text = part.repeat(1_000_000);

    assertThat(SourceTokens.of(text)).isNotEmpty();
    assertThat(SourceTokens.of(text + "\n>")).isNotEmpty();
  }

  @Test
  void namesAndLinesOfAFileAreWithoutCommentsAndStrings() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("a.scad"),
            "include <6\"pipe.scad>\nuse <lib//pipe.scad> x = 12; /* no\nno */ y/**/z = \"no\"; // no");

    assertThat(SourceText.identifiersOf(file)).containsExactlyInAnyOrder("x", "y", "z");
    assertThat(SourceText.linesOf(file))
        .containsExactly(
            "include <6\"pipe.scad>", "use <lib//pipe.scad> x = 12;  ", " y z = \"no\";  ");
    assertThat(SourceFacts.of(file).scadFiles()).containsExactly("6\"pipe.scad", "lib//pipe.scad");
  }

  @Test
  void aFileRefersToDataAndFonts() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("a.scad"),
            "// \"no.stl\"\nimport(\"a.stl\"); x = \"a\" + y.stl + \"\"; text /* */ (\"b\");");

    assertThat(SourceFacts.of(file)).isEqualTo(new SourceFacts(List.of(), List.of("a.stl"), true));
    assertThat(SourceFacts.of(folder.resolve("none.scad")))
        .isEqualTo(new SourceFacts(List.of(), List.of(), false));
  }
}
