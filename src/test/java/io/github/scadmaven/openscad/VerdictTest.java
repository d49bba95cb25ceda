package io.github.scadmaven.openscad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.scadmaven.process.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A run is only good if nothing speaks against it, whatever its exit code says. */
class VerdictTest {

  private static final Exit GOOD = new Exit.Code(0);
  private static final Exit BAD = new Exit.Code(1);

  private static final Diagnostic ERROR = Diagnostic.error("Assertion 'false' failed");
  private static final Diagnostic MISSING = warning("Ignoring unknown module 'foo'");
  private static final Diagnostic STYLE = warning("variable x was assigned twice");
  private static final Diagnostic DEPRECATED =
      new Diagnostic(Severity.DEPRECATED, "child() will be removed", null, 0);
  private static final Diagnostic TRACE = new Diagnostic(Severity.TRACE, "called by 'm'", null, 0);
  private static final Diagnostic ECHO =
      new Diagnostic(Severity.ECHO, "Ignoring unknown module 'foo'", null, 0);

  @TempDir private Path folder;
  private Path output;

  @BeforeEach
  void writeAnOutput() throws IOException {
    output = Files.writeString(folder.resolve("model.stl"), "solid x\nendsolid x\n");
  }

  @ParameterizedTest
  @EnumSource
  void aFileAndAnExitCodeOfZeroAreGoodIfNothingWasSaid(Strictness strictness) throws IOException {
    assertThat(judge(strictness, GOOD)).isEmpty();
  }

  @Test
  void anErrorIsHeldAgainstARunThatEndedWithZero() throws IOException {
    assertThat(judge(Strictness.STANDARD, GOOD, ECHO, ERROR)).containsExactly(ERROR);
    assertThat(judge(Strictness.STRICT, GOOD, ECHO, ERROR)).containsExactly(ERROR);
  }

  @Test
  void standardHoldsWarningsThatSayThatSomethingIsMissing() throws IOException {
    assertThat(judge(Strictness.STANDARD, GOOD, STYLE, MISSING, DEPRECATED, TRACE, ECHO))
        .containsExactly(MISSING);
  }

  @Test
  void strictHoldsAllWarningsButNotWhatIsDeprecated() throws IOException {
    assertThat(judge(Strictness.STRICT, GOOD, STYLE, MISSING, DEPRECATED, TRACE, ECHO))
        .containsExactly(STYLE, MISSING);
  }

  @Test
  void lenientHoldsNothingThatWasSaid() throws IOException {
    assertThat(judge(Strictness.LENIENT, GOOD, ERROR, MISSING, STYLE)).isEmpty();
  }

  @Test
  void whatIsAllowedIsNotHeld() throws IOException {
    Diagnostic other = warning("Ignoring unknown module 'bar'");
    Verdict verdict =
        new Verdict(
            Strictness.STRICT, List.of(Pattern.compile("module 'foo'"), Pattern.compile("^Asser")));

    assertThat(verdict.judge(GOOD, List.of(ERROR, MISSING, other), List.of(), output, Format.STL))
        .containsExactly(other);
  }

  @ParameterizedTest
  @EnumSource
  void aMissingFileIsAnError(Strictness strictness) throws IOException {
    Files.delete(output);

    assertThat(judge(strictness, GOOD))
        .containsExactly(Diagnostic.error("OpenSCAD ended with exit code 0 but wrote no file"));
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyFileIsAnError(Strictness strictness) throws IOException {
    Files.writeString(output, "");

    assertThat(judge(strictness, GOOD))
        .containsExactly(
            Diagnostic.error("OpenSCAD ended with exit code 0 but wrote an empty file"));
  }

  @Test
  void aMissingFileIsNoNewsAfterAnError() throws IOException {
    Files.delete(output);

    assertThat(judge(Strictness.STANDARD, GOOD, ERROR)).containsExactly(ERROR);
  }

  @Test
  void aFileOnAFullDiskMayBeCutOff() throws IOException {
    Path file = fileOnAFullDisk();

    assertThat(judge(Strictness.STANDARD, file))
        .containsExactly(Diagnostic.error("the disk is full, so the file may be cut off"));
    assertThat(judge(Strictness.STRICT, file)).hasSize(1);
  }

  @Test
  void lenientDoesNotAskForTheDisk() throws IOException {
    assertThat(judge(Strictness.LENIENT, fileOnAFullDisk())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void anotherExitCodeIsExplainedByTheErrors(Strictness strictness) throws IOException {
    assertThat(judge(strictness, BAD, ECHO, ERROR)).containsExactly(ERROR);
  }

  @Test
  void anAllowedErrorStillExplainsAnotherExitCode() throws IOException {
    Verdict verdict = new Verdict(Strictness.STANDARD, List.of(Pattern.compile("Assertion")));

    assertThat(verdict.judge(BAD, List.of(ERROR), List.of(), output, Format.STL))
        .containsExactly(ERROR);
  }

  @Test
  void withoutAnyErrorTheLastLinesExplainAnotherExitCode() throws IOException {
    List<String> chatter = List.of("one", "two", "three", "four");

    assertThat(verdict(Strictness.STANDARD).judge(BAD, List.of(STYLE), chatter, output, Format.STL))
        .containsExactly(Diagnostic.error("OpenSCAD ended with exit code 1: two / three / four"));
  }

  @ParameterizedTest
  @EnumSource
  void anotherExitCodeWithoutAWordIsAnErrorWithAGoodFile(Strictness strictness) throws IOException {
    assertThat(judge(strictness, new Exit.Code(2)))
        .containsExactly(Diagnostic.error("OpenSCAD ended with exit code 2 and said nothing"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "132|signal 4, illegal instruction",
        "134|signal 6, aborted",
        "137|signal 9, killed; perhaps there was too little memory: try fewer threads",
        "139|signal 11, segmentation fault",
        "143|signal 15, terminated from outside",
        "129|signal 1",
        "191|signal 63",
        "255|exit code 255",
        "-1073741819|exit code -1073741819",
      })
  void aCrashIsNamed(int code, String name) throws IOException {
    assertThat(judge(Strictness.LENIENT, new Exit.Code(code)))
        .containsExactly(Diagnostic.error("OpenSCAD crashed (" + name + ")"));
  }

  @Test
  void errorsBeforeACrashAreNamedFirst() throws IOException {
    assertThat(judge(Strictness.LENIENT, new Exit.Code(139), ERROR))
        .containsExactly(
            ERROR, Diagnostic.error("OpenSCAD crashed (signal 11, segmentation fault)"));
  }

  @Test
  void aPictureThatCouldNotBeDrawnSaysWhyInsteadOfWhatItCameTo() throws IOException {
    Verdict verdict = verdict(Strictness.STANDARD);
    Exit crash = new Exit.Code(139);
    Diagnostic noOpenGl = Diagnostic.error("Can't create OpenGL OffscreenView. Code: -1.");

    assertThat(
            verdict.judge(
                crash,
                List.of(noOpenGl),
                List.of("Unable to open a connection to the X server."),
                output,
                Format.PNG))
        .singleElement()
        .extracting(Diagnostic::text)
        .asString()
        .startsWith("pictures need a display, and there is none; install Xvfb");
    assertThat(verdict.judge(crash, List.of(noOpenGl), List.of(), output, Format.PNG))
        .singleElement()
        .extracting(Diagnostic::text)
        .asString()
        .startsWith("pictures need a display with OpenGL and GLX");
    assertThat(verdict.judge(crash, List.of(), List.of(), output, Format.PNG))
        .containsExactly(Diagnostic.error("OpenSCAD crashed (signal 11, segmentation fault)"));
  }

  @Test
  void anEchoFileOfAModelThatEchoesNothingIsEmpty() throws IOException {
    Files.writeString(output, "");

    assertThat(verdict(Strictness.STANDARD).judge(GOOD, List.of(), List.of(), output, Format.ECHO))
        .isEmpty();
  }

  @Test
  void aTermThatHoldsNoneIsAnError() throws IOException {
    Files.writeString(output, "No top-level CSG object\n");

    assertThat(verdict(Strictness.STANDARD).judge(GOOD, List.of(), List.of(), output, Format.TERM))
        .singleElement()
        .extracting(Diagnostic::text)
        .asString()
        .startsWith("OpenSCAD wrote no term");
  }

  @ParameterizedTest
  @EnumSource
  void aTimeoutIsAnErrorWhateverWasWritten(Strictness strictness) throws IOException {
    assertThat(judge(strictness, new Exit.TimedOut(Duration.ofMinutes(2))))
        .containsExactly(
            Diagnostic.error(
                "not finished after 120 s, so it was ended; raise the timeout or simplify the"
                    + " model"));
  }

  @Test
  void whatWasWrongBeforeATimeoutIsNamedFirst() throws IOException {
    assertThat(judge(Strictness.STANDARD, new Exit.TimedOut(Duration.ofSeconds(90)), MISSING))
        .hasSize(2)
        .startsWith(MISSING);
  }

  private List<Diagnostic> judge(Strictness strictness, Exit exit, Diagnostic... messages)
      throws IOException {
    return verdict(strictness).judge(exit, List.of(messages), List.of(), output, Format.STL);
  }

  private static List<Diagnostic> judge(Strictness strictness, Path file) throws IOException {
    return verdict(strictness).judge(GOOD, List.of(), List.of(), file, Format.CSG);
  }

  private static Verdict verdict(Strictness strictness) {
    return new Verdict(strictness, List.of());
  }

  private static Diagnostic warning(String text) {
    return new Diagnostic(Severity.WARNING, text, null, 0);
  }

  /** Linux shows the kernel's settings as files on a disk that has no room at all. */
  private static Path fileOnAFullDisk() throws IOException {
    Path file = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");
    assumeTrue(Files.exists(file), "there is no " + file);
    assumeTrue(Files.size(file) > 0 && Files.getFileStore(file).getUsableSpace() == 0);
    return file;
  }
}
