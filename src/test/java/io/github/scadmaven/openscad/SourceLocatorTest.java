package io.github.scadmaven.openscad;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A message that names no place is given the one that its words lead to, or none. */
class SourceLocatorTest {

  @TempDir private Path folder;
  private Path gateway;
  private Path part;

  @BeforeEach
  void writeSources() throws IOException {
    gateway =
        Files.writeString(
            folder.resolve("renderer.scad"),
            """
            // the gateway
            include <part.scad>
            use <gone (1).scad>
            module m() { import("mesh.stl"); }
            """);
    part =
        Files.writeString(
            folder.resolve("part.scad"),
            """
            include   <lost.scad>
            module p() {
              path = "data/plate.dxf";
              import(path);
            }
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Can't open include file 'lost.scad'.",
        "Can't find include file 'lost.scad'.",
        "Can't open include file \"lost.scad\".",
      })
  void aMissingIncludeIsWhereItIsWritten(String text) {
    assertThat(locate(text)).isEqualTo(at(text, part, 1));
  }

  @Test
  void aMissingUseIsWhereItIsWrittenWhateverItsNameMeansInAPattern() {
    String text = "Can't open library 'gone (1).scad'.";

    assertThat(locate(text)).isEqualTo(at(text, gateway, 3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "there is no font \"No Font:style=Bold\", for which OpenSCAD takes Liberation Sans; …",
        "the font \"No Font:style=Bold\" has no style Bold, for which OpenSCAD takes Regular; …",
        "there is no font \"My\\-Font\", for which OpenSCAD takes Liberation Sans; …",
      })
  void aWrongFontIsWhereItIsWritten(String text) throws IOException {
    Files.writeString(
        part,
        """
        // text("a", font = "No Font:style=Bold");

        text("a", font = "No Font:style=Bold"); text("b", font = " My\\\\-Font");
        """);

    assertThat(locate(text)).isEqualTo(at(text, part, 3));
  }

  @Test
  void aMissingImportIsOnTheOneLineOfThatNumberThatImports() {
    String inGateway = "Can't open import file '\"mesh.stl\"', import() at line 4";
    Path other = folder.resolve("other.scad");

    assertThat(new SourceLocator(List.of(), gateway).locate(warning(inGateway)))
        .isEqualTo(at(inGateway, gateway, 4));
    assertThat(new SourceLocator(List.of(other), part).locate(warning(inGateway)))
        .isEqualTo(at(inGateway, part, 4));
  }

  @Test
  void anImportIsAlsoFoundByTheNameOfItsFile() {
    String text = "Can't open import file '/cad/data/plate.dxf', import() at line 3";

    assertThat(locate(text)).isEqualTo(at(text, part, 3));
  }

  @Test
  void whereTwoFilesImportOnThatLineNoneIsNamed() {
    String text = "Can't open import file 'mesh.stl', import() at line 4";

    assertThat(locate(text)).isEqualTo(warning(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Can't open include file 'never-written.scad'.",
        "Can't open import file 'mesh.stl', import() at line 77",
        "Can't open import file 'mesh.stl', import() at line 99999999999",
        "Ignoring unknown module 'm'",
      })
  void whatCantBeFoundStaysWithoutPlace(String text) {
    assertThat(locate(text)).isEqualTo(warning(text));
  }

  @Test
  void aPlaceThatOpenScadNamedIsKept() {
    Diagnostic message = at("Can't open include file 'lost.scad'.", gateway, 9);

    assertThat(locator().locate(message)).isSameAs(message);
  }

  @Test
  void sourcesThatAreGoneOrNoTextAreNoTrouble() throws IOException {
    Path binary = Files.write(folder.resolve("binary.scad"), new byte[] {(byte) 0xff, 0, 10, 13});
    Path gone = folder.resolve("gone.scad");
    String text = "Can't open include file 'lost.scad'.";

    assertThat(new SourceLocator(List.of(gone, binary, part), gateway).locate(warning(text)))
        .isEqualTo(at(text, part, 1));
  }

  @Test
  void onlySourcesAreSearched() throws IOException {
    Path picture = Files.writeString(folder.resolve("picture.png"), "include <lost.scad>");

    assertThat(
            new SourceLocator(List.of(picture), gateway)
                .locate(warning("Can't open include file 'lost.scad'."))
                .file())
        .isNull();
  }

  private SourceLocator locator() {
    return new SourceLocator(List.of(gateway, part), gateway);
  }

  private Diagnostic locate(String text) {
    return locator().locate(warning(text));
  }

  private static Diagnostic warning(String text) {
    return at(text, null, 0);
  }

  private static Diagnostic at(String text, Path file, int line) {
    return new Diagnostic(Severity.WARNING, text, file, line);
  }
}
