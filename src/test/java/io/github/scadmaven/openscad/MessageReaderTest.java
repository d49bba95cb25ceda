package io.github.scadmaven.openscad;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What OpenSCAD prints, in all its versions, becomes messages with severity, text and place. */
class MessageReaderTest {

  private static final Path FOLDER = Path.of("project").toAbsolutePath();

  @TempDir private Path temporary;

  private final MessageReader reader = new MessageReader(FOLDER::resolve);

  @ParameterizedTest
  @CsvSource({
    "ERROR, ERROR",
    "WARNING, WARNING",
    "TRACE, TRACE",
    "ECHO, ECHO",
    "DEPRECATED, DEPRECATED",
    "FONT-WARNING, WARNING",
    "EXPORT-WARNING, WARNING",
    "UI-WARNING, WARNING",
    "EXPORT-ERROR, ERROR",
    "PARSER-ERROR, ERROR",
    "UI-ERROR, ERROR",
    "Error, ERROR",
    "Warning, WARNING",
    "Font-Warning, WARNING",
  })
  void theWordBeforeTheColonIsTheSeverity(String prefix, Severity severity) throws IOException {
    assertThat(read(prefix + ": some text")).containsExactly(message(severity, "some text"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"INFO: x", "Warnings: x", "MY-ERROR: x", "ERRORS: x", "ERROR x"})
  void otherWordsAreNoSeverity(String line) throws IOException {
    assertThat(read(line)).isEmpty();
    assertThat(reader.chatter()).containsExactly(line);
  }

  @Test
  void theSpaceAfterTheColonMayBeMissingAndSpacesMayStandBefore() throws IOException {
    assertThat(read("ERROR:a", "  WARNING: b"))
        .containsExactly(message(Severity.ERROR, "a"), message(Severity.WARNING, "b"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // 2019.05
        "ERROR: Parser error in file \"a.scad\", line 6: syntax error"
            + "|Parser error: syntax error|a.scad|6",
        "WARNING: Ignoring unknown module 'foo', in file a.scad, line 2."
            + "|Ignoring unknown module 'foo'|a.scad|2",
        "ERROR: Assertion 'false' failed, line 1 in file a.scad, line 3"
            + "|Assertion 'false' failed, line 1|a.scad|3",
        // 2021.01
        "ERROR: Parser error: syntax error in file syntax.scad, line 6"
            + "|Parser error: syntax error|syntax.scad|6",
        "WARNING: Ignoring unknown module 'foo' in file unkmod.scad, line 2"
            + "|Ignoring unknown module 'foo'|unkmod.scad|2",
        "ERROR: Assertion '(x > 3)' failed: \"x too small\" in file assert.scad, line 2"
            + "|Assertion '(x > 3)' failed: \"x too small\"|assert.scad|2",
        "TRACE: called by 'm', in file ../lib/b.scad, line 12." + "|called by 'm'|../lib/b.scad|12",
        // 2025
        "WARNING: Ignoring unknown variable \"y\" in file /home/me/a.scad, line 4"
            + "|Ignoring unknown variable \"y\"|/home/me/a.scad|4",
        "TRACE: call of 'm(x = 1)' in file a b.scad, line 5|call of 'm(x = 1)'|a b.scad|5",
        // what is awkward in any of them
        "ERROR: a in file b in file c.scad, line 7|a in file b|c.scad|7",
        "ERROR: in file c.scad, line 7|``|c.scad|7",
        "ERROR: x in file it's, really.scad, line 7!|x|it's, really.scad|7",
        "WARNING: x in file a.scad, line 2: y in file b|x: y in file b|a.scad|2",
      })
  void thePlaceIsTakenFromTheText(String line, String text, String file, int number)
      throws IOException {
    assertThat(read(line))
        .singleElement()
        .isEqualTo(
            new Diagnostic(
                Severity.ofPrefix(line.substring(0, line.indexOf(':'))),
                text,
                FOLDER.resolve(file),
                number));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Can't open library 'in file x'.",
        "in file x.scad, line x",
        "in file x.scad, line seven",
        "x was assigned on line 1 but was overwritten on line 2",
        "Import of 'x.stl', import() at line 3",
        "begin file x.scad, line 3",
      })
  void aTextWithoutAPlaceIsKeptWhole(String text) throws IOException {
    assertThat(read("WARNING: " + text)).containsExactly(message(Severity.WARNING, text));
  }

  @Test
  void aLineNumberThatIsNoNumberIsNoPlaceInTheFile() throws IOException {
    assertThat(read("ERROR: x in file a.scad, line 99999999999999999999"))
        .containsExactly(new Diagnostic(Severity.ERROR, "x", FOLDER.resolve("a.scad"), 0));
  }

  @Test
  void aLineWithoutSeverityContinuesTheMessageBefore() throws IOException {
    assertThat(read("ECHO: \"first", "second\"", "WARNING: third"))
        .containsExactly(
            message(Severity.ECHO, "\"first\nsecond\""), message(Severity.WARNING, "third"));
  }

  @Test
  void thePlaceIsFoundAtTheEndOfSeveralLines() throws IOException {
    assertThat(
            read("ERROR: Assertion 'false' failed: \"one", "two\" in file a.scad, line 3", "three"))
        .containsExactly(
            new Diagnostic(
                Severity.ERROR,
                "Assertion 'false' failed: \"one\ntwo\"\nthree",
                FOLDER.resolve("a.scad"),
                3));
  }

  @Test
  void whatOpenScadPrintsByItselfContinuesNothing() throws IOException {
    assertThat(read("WARNING: x", "Geometries in cache: 3", "", "Rendering Polygon Mesh"))
        .containsExactly(message(Severity.WARNING, "x"));
    assertThat(reader.chatter())
        .containsExactly("Geometries in cache: 3", "Rendering Polygon Mesh");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Can't parse file 'syntax.scad'!",
        "Can't open file \"isdir.stl\" for export",
        "Current top level object is empty.",
        "Current top level object is not a 3D object.",
        "'q' is not a directory for output file q/o.stl - Skipping",
      })
  void aFailureWithoutSeverityIsAnErrorOfItsOwn(String line) throws IOException {
    assertThat(read("ECHO: \"x\"", line, "Geometries in cache: 3"))
        .containsExactly(message(Severity.ECHO, "\"x\""), message(Severity.ERROR, line));
  }

  @Test
  void anEchoIsTheModelsOwnWordsWhateverItLooksLike() throws IOException {
    assertThat(
            read(
                "ECHO: \"ERROR: no in file a.scad, line 1: no\"",
                "ECHO: \"Can't open file 'x'\"",
                "ECHO: WARNING: x"))
        .containsExactly(
            message(Severity.ECHO, "\"ERROR: no in file a.scad, line 1: no\""),
            message(Severity.ECHO, "\"Can't open file 'x'\""),
            message(Severity.ECHO, "WARNING: x"));
  }

  @Test
  void aLineOfAnEchoThatLooksLikeAnErrorIsTakenForOne() throws IOException {
    assertThat(read("ECHO: \"", "ERROR: made up\""))
        .containsExactly(message(Severity.ECHO, "\""), message(Severity.ERROR, "made up\""));
  }

  @Test
  void lineEndsOfWindowsAreNoPartOfTheText() throws IOException {
    Files.writeString(
        log(),
        "WARNING: x in file a.scad, line 2\r\nECHO: 1\r\nCurrent top level object is empty.\r\n");

    reader.read(log());

    assertThat(reader.messages())
        .containsExactly(
            new Diagnostic(Severity.WARNING, "x", FOLDER.resolve("a.scad"), 2),
            message(Severity.ECHO, "1"),
            message(Severity.ERROR, "Current top level object is empty."));
  }

  @Test
  void controlCharactersAndEscapeSequencesAreMadeHarmless() throws IOException {
    assertThat(read("ECHO: \"\u001b[31mred\u001b[0m \u0007\b\u0000 \u009b tab\there\""))
        .containsExactly(
            message(
                Severity.ECHO, "\"\uFFFD[31mred\uFFFD[0m \uFFFD\uFFFD\uFFFD \uFFFD tab\there\""));
  }

  @ParameterizedTest
  @ValueSource(ints = {'\r', 0x0B, 0x0C, 0x85, 0x2028, 0x2029})
  void noCharacterThatEndsALineElsewhereHidesAnError(int separator) throws IOException {
    assertThat(read("ERROR: one" + Character.toString(separator) + "two in file a.scad, line 3"))
        .containsExactly(
            new Diagnostic(Severity.ERROR, "one\uFFFDtwo", FOLDER.resolve("a.scad"), 3));
  }

  @Test
  void charactersOfAllPlanesAreKept() throws IOException {
    assertThat(read("ECHO: \"Zahnräder 齿轮 \uD83D\uDEE0\""))
        .containsExactly(message(Severity.ECHO, "\"Zahnräder 齿轮 \uD83D\uDEE0\""));
  }

  @Test
  void bytesThatAreNotUtf8AreReplaced() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes("ERROR: caf".getBytes(UTF_8));
    bytes.write(0xE9);
    bytes.writeBytes("! in file a.scad, line 1\n".getBytes(UTF_8));
    Files.write(log(), bytes.toByteArray());

    reader.read(log());

    assertThat(reader.messages())
        .containsExactly(new Diagnostic(Severity.ERROR, "caf\uFFFD!", FOLDER.resolve("a.scad"), 1));
  }

  @Test
  void aMissingLogHoldsNothing() throws IOException {
    reader.read(log());

    assertThat(reader.messages()).isEmpty();
  }

  @Test
  void aLastLineWithoutLineEndCounts() throws IOException {
    Files.writeString(log(), "WARNING: first\nERROR: last");

    reader.read(log());

    assertThat(reader.messages())
        .containsExactly(message(Severity.WARNING, "first"), message(Severity.ERROR, "last"));
  }

  @Test
  void severalLogsAreReadOneAfterTheOther() throws IOException {
    read("WARNING: of the log");
    Path output = temporary.resolve("model.echo");
    Files.writeString(output, "no continuation\nECHO: 1\n");

    reader.read(output);

    assertThat(reader.messages())
        .containsExactly(message(Severity.WARNING, "of the log"), message(Severity.ECHO, "1"));
    assertThat(reader.chatter()).containsExactly("no continuation");
  }

  @Test
  void megabytesOfEchoAreReadButNotKept() throws IOException {
    String line = "ECHO: \"" + "x".repeat(55) + "\"\n";
    try (BufferedWriter log = Files.newBufferedWriter(log())) {
      for (int i = 0; i < 16_000_000 / line.length(); i++) {
        log.write(line);
      }
      log.write("ERROR: at the very end\n");
    }

    reader.read(log());

    assertThat(reader.messages()).hasSize(MessageReader.MOST_KEPT + 1);
    assertThat(reader.messages()).last().isEqualTo(message(Severity.ERROR, "at the very end"));
    assertThat(reader.notKept()).isEqualTo(250_000 - MessageReader.MOST_KEPT);
  }

  @Test
  void aVeryLongLineIsCut() throws IOException {
    read("ERROR: " + "x".repeat(16_000_000), "WARNING: next");

    assertThat(reader.messages().get(0).text())
        .isEqualTo("x".repeat(MessageReader.LONGEST_LINE - "ERROR: ".length()));
    assertThat(reader.messages().get(1)).isEqualTo(message(Severity.WARNING, "next"));
  }

  @Test
  void aMessageOfVeryManyLinesIsCut() throws IOException {
    read("ECHO: \"" + "line\n".repeat(100_000) + "\"", "WARNING: next");

    assertThat(reader.messages().get(0).text())
        .startsWith("\"line\nline\n")
        .hasSizeLessThanOrEqualTo(MessageReader.LONGEST_LINE);
    assertThat(reader.messages().get(1)).isEqualTo(message(Severity.WARNING, "next"));
  }

  @ParameterizedTest
  @ValueSource(strings = {" in file ", ",in file ", "in file a, line 1 ", ", line 1: ", "x", "\""})
  void aLongLineFullOfHalfAPlaceIsReadWithoutTrouble(String part) throws IOException {
    read("ERROR: " + part.repeat(9_000 / part.length()));

    assertThat(reader.messages()).hasSize(1);
  }

  @Test
  void noFailureIsLostAmongOtherMessages() throws IOException {
    read(
        "ECHO: 1\n".repeat(5_000) + "TRACE: x\n".repeat(5_000) + "DEPRECATED: y\n".repeat(5_000),
        "WARNING: Ignoring unknown module 'foo' in file a.scad, line 2",
        "Can't open file \"a.stl\" for export");

    assertThat(reader.messages())
        .endsWith(
            new Diagnostic(
                Severity.WARNING, "Ignoring unknown module 'foo'", FOLDER.resolve("a.scad"), 2),
            message(Severity.ERROR, "Can't open file \"a.stl\" for export"));
  }

  @Test
  void noFailureIsLostAmongOthersThatMayBeAllowed() throws IOException {
    read("ERROR: known\n".repeat(10_000) + "WARNING: known, too\n".repeat(10_000), "ERROR: new");

    assertThat(reader.messages()).last().isEqualTo(message(Severity.ERROR, "new"));
    assertThat(reader.messages()).contains(message(Severity.WARNING, "known, too"));
    assertThat(reader.messages()).hasSize(MessageReader.MOST_KEPT + 2);
  }

  @Test
  void moreDifferentComplaintsThanCanBeKeptAreAnErrorByThemselves() throws IOException {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 2 * MessageReader.MOST_COMPLAINTS; i++) {
      log.append("WARNING: harmless, says number ").append(i).append('\n');
    }

    read(log.toString());

    assertThat(reader.messages()).hasSize(MessageReader.MOST_COMPLAINTS + 1);
    assertThat(reader.messages())
        .last()
        .isEqualTo(
            message(
                Severity.ERROR,
                "OpenSCAD printed more than 5000 different errors and warnings;"
                    + " the rest is only in the log"));
    assertThat(reader.notKept()).isEqualTo(MessageReader.MOST_COMPLAINTS);
  }

  private List<Diagnostic> read(String... lines) throws IOException {
    Files.writeString(log(), String.join("\n", lines) + "\n");
    reader.read(log());
    return reader.messages();
  }

  private Path log() {
    return temporary.resolve("model.log");
  }

  private static Diagnostic message(Severity severity, String text) {
    return new Diagnostic(severity, text, null, 0);
  }
}
