package io.github.scadmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scadmaven.engine.EngineProject.Run;
import io.github.scadmaven.openscad.Format;
import io.github.scadmaven.process.Exit;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is rendered, it ends with a sentence, and the next model is rendered. */
@Timeout(300)
class BadInputTest {

  private static final int MEGABYTE = 1 << 20;

  @TempDir static Path folder;

  private static EngineProject project;

  @BeforeAll
  static void prepare() throws IOException {
    project = new EngineProject(folder);
  }

  @AfterAll
  static void close() {
    project.close();
  }

  @AfterEach
  void theNextModelIsRendered() throws Exception {
    project.with("next.scad", "cube(1);");
    Run next = project.render("next.scad");
    assertThat(next.complaints()).isEmpty();
    assertThat(next.text()).contains("vertex 1 1 1");
  }

  @Test
  void sixteenMegabytesOfEchoArriveWhole() throws Exception {
    Run run =
        render(
            "function long(text, n) = n == 0 ? text : long(str(text, text), n - 1);",
            "line = long(\"0123456789abcdef\", 12);",
            "for (i = [1 : 256]) echo(i, line);",
            "echo(\"the end\");",
            "cube(1);");

    assertThat(run.succeeded()).isTrue();
    assertThat(Files.size(run.logFile())).isGreaterThan(16 * MEGABYTE);
    assertThat(run.log()).contains("ECHO: 256, \"0123", "ECHO: \"the end\"\n");
  }

  @Test
  void aSingleEchoOfSixteenMegabytesArrivesWhole() throws Exception {
    Run run =
        render(
            "function long(text, n) = n == 0 ? text : long(str(text, text), n - 1);",
            "echo(long(\"0123456789abcdef\", 20));",
            "cube(1);");

    assertThat(run.succeeded()).isTrue();
    assertThat(Files.size(run.logFile())).isGreaterThan(16 * MEGABYTE);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void binaryRubbishIsASyntaxError(long seed) throws Exception {
    byte[] rubbish = new byte[MEGABYTE];
    new Random(seed).nextBytes(rubbish);
    Files.write(project.file("model.scad"), rubbish);
    Run run = project.render("model.scad");

    assertThat(TestEngine.codeOf(run.exit())).isEqualTo(1);
    assertThat(run.complaints()).isNotEmpty();
  }

  /** Any of these takes minutes if it is looked through once for every beginning in it. */
  @ParameterizedTest
  @ValueSource(strings = {"/*", "\\\"", "use <", "include <a", "\"\\", "use ", "/* \" "})
  void aMegabyteOfBeginningsIsReadInNoTime(String beginning) throws Exception {
    Files.writeString(
        project.file("model.scad"), "\"\"" + beginning.repeat(MEGABYTE / beginning.length()));
    assertThat(TestEngine.codeOf(project.render("model.scad").exit())).isEqualTo(1);
  }

  @Test
  void aStringOfEightMegabytesIsRead() throws Exception {
    Files.writeString(
        project.file("model.scad"),
        "use <absent.scad>\na = \""
            + "\\\\xy".repeat(8 * MEGABYTE / 4)
            + "\"; echo(len(a)); cube(1);");
    assertThat(project.render("model.scad").echoes()).containsExactly("6.29146e+6");
  }

  @Test
  void anImportOfSixtyMegabytesIsRead() throws Exception {
    int triangles = 60 * MEGABYTE / 50;
    writeStl(project.file("large.stl"), triangles);
    project.with("model.scad", "import(\"large.stl\");");
    Run run = project.render("model.scad", Format.BINSTL);

    assertThat(run.complaints()).allMatch(text -> text.contains("didn't fit into cache"));
    assertThat(Files.size(run.output())).isGreaterThan(59 * MEGABYTE);
    assertThat(run.succeeded()).isTrue();
  }

  @Test
  void importsThatAreCutOffOrRubbishAreComplainedAbout() throws Exception {
    writeStl(project.file("cut.stl"), 100);
    byte[] whole = Files.readAllBytes(project.file("cut.stl"));
    Files.write(project.file("cut.stl"), Arrays.copyOf(whole, whole.length / 2));
    byte[] rubbish = new byte[MEGABYTE];
    new Random(4).nextBytes(rubbish);
    for (String name : new String[] {"r.stl", "r.off", "r.svg", "r.dxf", "r.png", "r.dat"}) {
      Files.write(project.file(name), rubbish);
    }
    for (String statement :
        new String[] {
          "import(\"cut.stl\")",
          "import(\"r.stl\")",
          "import(\"r.off\")",
          "import(\"r.svg\")",
          "surface(\"r.png\")",
          "surface(\"r.dat\")"
        }) {
      Run run = render(statement + ";");
      assertThat(run.succeeded() && run.complaints().isEmpty()).as(statement).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "function s(x, n) = n == 0 ? x : s(str(x, x), n - 1); echo(len(s(\"0123456789\", 40)));",
        "sphere(10, $fn = 200000);",
      })
  void aModelThatIsTooLargeForTheMemoryIsToldSo(String model) throws Exception {
    Run run = render(model);

    assertThat(run.complaints())
        .last()
        .asString()
        .startsWith("out of memory: the embedded OpenSCAD has 4 GB for a model at most");
    assertThat(TestEngine.codeOf(run.exit())).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"translate([0, 0, 1]) ", "{", "a = ", "a = !", "echo(", "a = [", "if (1) "})
  void statementsInEachOtherWithoutEndAreASyntaxError(String statement) throws Exception {
    Files.writeString(project.file("model.scad"), statement.repeat(100_000) + "1;");
    Run run = project.render("model.scad");

    assertThat(run.complaints()).first().asString().startsWith("model.scad:1: Parser error: ");
    assertThat(TestEngine.codeOf(run.exit())).isEqualTo(1);
  }

  @Test
  void listsInEachOtherAreRenderedHoweverDeepTheyAre() throws Exception {
    Run run =
        render(
            "function nest(v, n) = n == 0 ? v : nest([v], n - 1);",
            "echo(nest(1, 50000) == nest(1, 50000));",
            "cube(1);");

    assertThat(run.echoes()).containsExactly("true");
  }

  @ParameterizedTest
  @CsvSource({
    "trap,'the embedded OpenSCAD broke off (unreachable); try the other backend (backend: cgal) or"
        + " a native OpenSCAD (engine: native)'",
    "stack,'the recursion is too deep for the embedded OpenSCAD; if it ends at all, render the model"
        + " with a native OpenSCAD (engine: native)'",
  })
  void whatEndsOpenScadIsToldWithAWayOut(String failure, String sentence) throws Exception {
    project.with("model.scad", "cube(1);");
    Run run = project.render("model.scad");
    String answer = "{\"failure\": \"%s\", \"text\": \"unreachable\"}".formatted(failure);

    assertThat(EmbeddedOpenScad.exit(answer, run.logFile())).isEqualTo(new Exit.Code(1));
    assertThat(run.complaints()).containsExactly(sentence);
  }

  private static Run render(String... model) throws Exception {
    project.with("model.scad", model);
    return project.render("model.scad");
  }

  /** Needles side by side, each closed. */
  private static void writeStl(Path file, int triangles) throws IOException {
    int[][] corners = {{0, 0, 0}, {0, 1, 0}, {1, 0, 0}, {0, 0, 1}};
    int[][] faces = {{0, 1, 2}, {0, 2, 3}, {0, 3, 1}, {2, 1, 3}};
    int solids = triangles / faces.length;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), MEGABYTE)) {
      DataOutputStream data = new DataOutputStream(out);
      data.write(new byte[80]);
      data.writeInt(Integer.reverseBytes(solids * faces.length));
      ByteBuffer facet = ByteBuffer.allocate(50).order(ByteOrder.LITTLE_ENDIAN);
      for (int solid = 0; solid < solids; solid++) {
        for (int[] face : faces) {
          facet.clear().position(12);
          for (int corner : face) {
            facet.putFloat(corners[corner][0] + 2 * (solid % 1000));
            facet.putFloat(corners[corner][1] + 2 * (solid / 1000));
            facet.putFloat(corners[corner][2]);
          }
          data.write(facet.array());
        }
      }
    }
  }
}
