package io.github.scadmaven.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scadmaven.openscad.Diagnostic;
import io.github.scadmaven.openscad.ExportOptions;
import io.github.scadmaven.openscad.Format;
import io.github.scadmaven.openscad.Launcher;
import io.github.scadmaven.openscad.Severity;
import io.github.scadmaven.openscad.Strictness;
import io.github.scadmaven.openscad.Value;
import io.github.scadmaven.openscad.Version;
import io.github.scadmaven.plan.RenderJob;
import io.github.scadmaven.plan.Stub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What 2025 reads otherwise than 2021.01 is told once a file, and only where it makes a difference.
 */
class VersionNotesTest {

  private static final Version NEW = new Version(2025, 3, 25);

  @TempDir Path folder;

  private final VersionNotes notes = new VersionNotes();

  @Test
  void aSpecialVariableAtTheTopOfAUsedFileIsIgnored() throws Exception {
    Path main = file("main.scad", "use <lib/round.scad>");
    Path library = file("lib/round.scad", "// $fn = 1;", "module m($fn = 3) {}", "$fa = 5;");

    assertThat(notes.of(job(null), NEW, read(main, library)))
        .singleElement()
        .satisfies(
            note -> {
              assertThat(note.severity()).isEqualTo(Severity.NOTE);
              assertThat(note.file()).isEqualTo(library);
              assertThat(note.line()).isEqualTo(3);
              assertThat(note.text()).startsWith("$fa at the top level of a file that is used");
            });
  }

  @Test
  void anIncludedFileIsAsItAlwaysWas() throws Exception {
    Path main = file("main.scad", "include <lib/round.scad>", "// use <lib/round.scad>");
    Path library = file("lib/round.scad", "$fn = 5;");

    assertThat(notes.of(job(null), NEW, read(main, library))).isEmpty();
  }

  @Test
  void assignmentsInsideModulesAndComparisonsAreNone() throws Exception {
    Path main = file("main.scad", "use <round.scad>");
    Path library =
        file("round.scad", "module m() { $fn = 5; }", "f = $fn == 5;", "x = \"} $fn = 1\";");

    assertThat(notes.of(job(null), NEW, read(main, library))).isEmpty();
  }

  @Test
  void aLongStringIsNothingSpecial() throws Exception {
    Path main = file("main.scad", "use <round.scad>");
    Path library =
        file("round.scad", "x = \"" + "a\\n".repeat(100_000) + "\";", "/* $fs = 1; */", "$fn = 5;");

    assertThat(notes.of(job(null), NEW, read(main, library)))
        .extracting(Diagnostic::line)
        .containsExactly(3);
  }

  /** What the stub passes with -D holds in used files, too. */
  @Test
  void theQualityOfTheModelHolds() throws Exception {
    Path main = file("main.scad", "use <../round.scad>");
    Path library = file("round.scad", "$fn = 5;");
    Stub stub =
        new Stub(
            folder.resolve("stub.scad"),
            "",
            Map.of("$fn", new Value.Numeral("96")),
            main,
            "wheel()");

    assertThat(notes.of(job(stub), NEW, read(main, library))).isEmpty();
  }

  @Test
  void aFileIsNamedOnce() throws Exception {
    Path main = file("main.scad", "use <round.scad>");
    Path library = file("round.scad", "$fn = 5;", "$fs = 5;");

    assertThat(notes.of(job(null), NEW, read(main, library))).hasSize(1);
    assertThat(notes.of(job(null), NEW, read(main, library))).isEmpty();
  }

  @Test
  void versionsThatReadAsTheyAlwaysDidNeedNoNote() throws Exception {
    Path main = file("main.scad", "use <round.scad>");
    Path library = file("round.scad", "$fn = 5;");

    assertThat(notes.of(job(null), new Version(2021, 1, 0), read(main, library))).isEmpty();
  }

  @Test
  void aRangeThatWasTurnedRoundIsEmpty() throws Exception {
    Path main = file("main.scad", "for (i = [0:-4]) cube(i);");
    Diagnostic warning =
        new Diagnostic(
            Severity.WARNING, "begin is greater than the end, but step is positive", main, 1);

    assertThat(notes.of(job(null), NEW, said(List.of(warning), main)))
        .singleElement()
        .satisfies(note -> assertThat(note.text()).endsWith("write [-4:0]"));
  }

  @Test
  void aRangeWithAStepIsAsEmptyAsItAlwaysWas() throws Exception {
    Path main = file("main.scad", "for (i = [0:1:-4]) cube(i);");
    Diagnostic warning =
        new Diagnostic(
            Severity.WARNING, "begin is greater than the end, but step is positive", main, 1);

    assertThat(notes.of(job(null), NEW, said(List.of(warning), main))).isEmpty();
  }

  @Test
  void anArgumentThatIsLeftOutIsASyntaxError() throws Exception {
    Path main = file("main.scad", "x = f(1,", "  , 2);", "y = f(1,,2);");
    Diagnostic error = new Diagnostic(Severity.ERROR, "Parser error: syntax error", main, 3);

    assertThat(notes.of(job(null), NEW, said(List.of(error), main)))
        .singleElement()
        .satisfies(note -> assertThat(note.text()).endsWith("write undef in its place"));
  }

  @Test
  void anotherSyntaxErrorIsNone() throws Exception {
    Path main = file("main.scad", "x = f(1, 2;");
    Diagnostic error = new Diagnostic(Severity.ERROR, "Parser error: syntax error", main, 1);

    assertThat(notes.of(job(null), NEW, said(List.of(error), main))).isEmpty();
  }

  private Path file(String name, String... lines) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, Arrays.asList(lines));
  }

  private static RunMessages read(Path... files) {
    return said(List.of(), files);
  }

  private static RunMessages said(List<Diagnostic> messages, Path... files) {
    return new RunMessages(messages, List.of(), List.of(files));
  }

  private RenderJob job(@Nullable Stub stub) {
    return new RenderJob(
        "main",
        Format.STL,
        stub,
        folder.resolve("main.scad"),
        null,
        Set.of(),
        Set.of(),
        folder.resolve("main.stl"),
        folder.resolve("main.log"),
        null,
        Strictness.STANDARD,
        null,
        Launcher.NONE,
        ExportOptions.NONE);
  }
}
