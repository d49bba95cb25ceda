package io.github.scadmaven.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scadmaven.openscad.Diagnostic;
import io.github.scadmaven.openscad.Severity;
import io.github.scadmaven.openscad.UserLibraries;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that is there, but not for models, is told apart from one that is missing. */
class OutOfSightTest {

  @TempDir Path folder;

  private Path project;
  private Path source;
  private Path libraries;
  private OutOfSight outOfSight;

  @BeforeEach
  void prepare() throws IOException {
    project = Files.createDirectories(folder.resolve("project"));
    source = Files.writeString(project.resolve("part.scad"), "");
    libraries = folder.resolve("libraries");
    write(libraries.resolve("BOSL2/std.scad"));
    outOfSight = new OutOfSight(List.of(libraries), file -> file.normalize().startsWith(project));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Can't open library 'BOSL2/std.scad'",
        "Can't open include file 'BOSL2/std.scad'",
        "Can't find library 'BOSL2/std.scad'"
      })
  void aLibraryOfTheUserIsToldWithTheLinesThatBringItIn(String text) {
    assertThat(outOfSight.explain(warning(text)))
        .isEqualTo(
            warning(
                "%1$s; it lies in %2$s, where the embedded OpenSCAD does not look; add library_path: %2$s to the YAML or <libraryPath><folder>%2$s</folder></libraryPath> to the POM"
                    .formatted(text, libraries)));
  }

  @Test
  void aFileBesideTheProjectIsToldToo() throws IOException {
    write(folder.resolve("shared/plate.scad"));
    assertThat(explained("Can't open include file '../shared/plate.scad'"))
        .contains("; it lies in " + folder.resolve("shared") + ", where the embedded");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Can't open import file '%s', import() at line 3",
        "Can't open import file '\"%s\"', import() at line 3",
        "Can't open file '%s', import() at line 5",
        "Can't open DXF file '%s'.",
        "The file '%s' couldn't be opened.",
        "OFF File line 0, File error line '' importing file '%s'",
      })
  void soAreImportsAndSurfaces(String text) throws IOException {
    write(folder.resolve("shared/data.x"));
    assertThat(explained(text.formatted(project + "/../shared/data.x")))
        .contains("add library_path: " + folder.resolve("shared") + " to the YAML");
  }

  @Test
  void aFolderWithAnUnusualNameIsQuoted() throws IOException {
    write(folder.resolve("R & D's: #1/a.scad"));
    Path odd = folder.resolve("R & D's: #1");
    assertThat(explained("Can't open library '../R & D's: #1/a.scad'"))
        .contains("library_path: '" + odd.toString().replace("'", "''") + "' to")
        .contains("<folder>" + odd.toString().replace("&", "&amp;") + "</folder>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Can't open library 'BOSL/std.scad'",
        "Can't open library 'BOSL2'",
        "Can't open import file '/absent/a.stl', import() at line 3",
        "Ignoring unknown module 'BOSL2/std.scad'",
        "Can't open library 'part.scad'",
      })
  void whatIsMissingOrSeenOrAnotherMatterIsLeftAlone(String text) {
    assertThat(explained(text)).isEqualTo(text);
  }

  @Test
  void whereModelsSeeEverythingNothingIsSaid() {
    OutOfSight installed = new OutOfSight(List.of(libraries), file -> true);
    Diagnostic message = warning("Can't open library 'BOSL2/std.scad'");
    assertThat(installed.explain(message)).isEqualTo(message);
  }

  @Test
  void anInstalledOpenScadLooksInTheEnvironmentsFoldersAndInTheUsersOwn() {
    Path home = folder.resolve("home");
    String environment = folder.resolve("a") + File.pathSeparator + folder.resolve("b");

    assertThat(UserLibraries.folders("Linux", home, environment))
        .containsExactly(
            folder.resolve("a"),
            folder.resolve("b"),
            home.resolve(".local/share/OpenSCAD/libraries"));
    assertThat(UserLibraries.folders("Mac OS X", home, null))
        .containsExactly(home.resolve("Documents/OpenSCAD/libraries"));
    assertThat(UserLibraries.folders("Windows 11", home, ""))
        .containsExactly(home.resolve("Documents/OpenSCAD/libraries"));
  }

  private String explained(String text) {
    return outOfSight.explain(warning(text)).text();
  }

  private Diagnostic warning(String text) {
    return new Diagnostic(Severity.WARNING, text, source, 3);
  }

  private static void write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
  }
}
