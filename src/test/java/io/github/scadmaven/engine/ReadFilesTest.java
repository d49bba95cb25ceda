package io.github.scadmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scadmaven.engine.EmbeddedOpenScad.Sight;
import io.github.scadmaven.engine.EngineProject.Run;
import io.github.scadmaven.file.Folders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files are found where OpenSCAD looks for them, and their lines stay where they are. */
@Timeout(300)
class ReadFilesTest {

  private static final String STL = Tetrahedron.asciiStl();

  @TempDir static Path folder;

  private static Path library;
  private static EngineProject project;

  @BeforeAll
  static void prepare() throws IOException {
    library = folder.resolve("library");
    project =
        new EngineProject(
            folder.resolve("project"),
            new Sight(List.of(folder.resolve("project")), List.of(library), List.of()));
  }

  @AfterAll
  static void close() {
    project.close();
  }

  @BeforeEach
  void clear() throws IOException {
    for (String name : List.of("src", "library", "renderer.scad")) {
      Folders.delete(project.file(name));
    }
    Folders.delete(library);
  }

  @Test
  void mcadIsThereWithoutConfiguration() throws Exception {
    project.with(
        "src/model.scad",
        "use <MCAD/boxes.scad>",
        "include <MCAD/units.scad>",
        "use <MCAD/involute_gears.scad>",
        "echo(inch);",
        "roundedBox([10, 10, 10], 1, true);");
    Run run = project.render("src/model.scad");

    assertThat(run.complaints()).isEmpty();
    assertThat(run.echoes()).contains("25.4");
    assertThat(run.read())
        .anySatisfy(file -> assertThat(file).endsWith(Path.of("MCAD/units.scad")));
    assertThat(run.read())
        .filteredOn(file -> file.toString().contains("MCAD"))
        .allMatch(Files::exists);
  }

  @Test
  void aProjectsOwnMcadComesFirst() throws Exception {
    project.with("src/MCAD/units.scad", "inch = \"my own\";");
    project.with("src/model.scad", "include <MCAD/units.scad>", "echo(inch);", "cube(1);");
    assertThat(project.render("src/model.scad").echoes()).containsExactly("\"my own\"");
  }

  @Test
  void includeAndUseFindFilesBesideTheFileOnTheLibraryPathAndByAbsolutePath() throws Exception {
    project.with("src/parts/beside.scad", "include <../up.scad>", "beside = 1;");
    project.with("src/up.scad", "use <parts/deep/deeper.scad>", "up = deeper();");
    project.with("src/parts/deep/deeper.scad", "function deeper() = 2;");
    Path absolute = project.with("src/elsewhere/absolute.scad", "absolute = 3;");
    Files.createDirectories(library.resolve("lib/inner"));
    Files.writeString(library.resolve("lib/a.scad"), "use <inner/b.scad>\nfrom_library = b();\n");
    Files.writeString(library.resolve("lib/inner/b.scad"), "function b() = 4;\n");
    project.with(
        "src/model.scad",
        "include <parts/beside.scad>",
        "include <" + absolute + ">",
        "include <lib/a.scad>",
        "use <lib/inner/b.scad>",
        "echo(beside, up, absolute, from_library, b());",
        "cube(1);");
    Run run = project.render("src/model.scad");

    assertThat(run.complaints()).isEmpty();
    assertThat(run.echoes()).containsExactly("1, 2, 3, 4, 4");
    assertThat(run.read())
        .contains(
            absolute,
            project.file("src/parts/beside.scad"),
            project.file("src/up.scad"),
            project.file("src/parts/deep/deeper.scad"),
            library.resolve("lib/a.scad"),
            library.resolve("lib/inner/b.scad"),
            project.file("src/model.scad"));
  }

  @Test
  void importAndSurfaceFindFilesBesideTheFileThatNamesThem() throws Exception {
    project.with(
        "src/used/part.scad",
        "module part() { import(\"data/s.stl\"); heights(); }",
        "module heights() surface(\"../s.dat\");");
    project.with("src/used/data/s.stl", STL);
    project.with("src/s.dat", "0 1", "1 2");
    project.with("src/included/more.scad", "module more() import(\"s.stl\");");
    project.with("src/included/s.stl", STL);
    project.with(
        "src/model.scad",
        "use <used/part.scad>",
        "include <included/more.scad>",
        "part();",
        "translate([9, 0, 0]) more();",
        "translate([18, 0, 0]) import(\"" + project.file("src/included/s.stl") + "\");");
    Run run = project.render("src/model.scad");

    assertThat(run.complaints()).isEmpty();
    assertThat(run.text()).contains("vertex 10 0 0", "vertex 19 0 0", "vertex 1 1 2");
    assertThat(run.read())
        .contains(
            project.file("src/used/data/s.stl"),
            project.file("src/s.dat"),
            project.file("src/included/s.stl"));
  }

  @Test
  void filesThatUseEachOtherInACircleEnd() throws Exception {
    project.with("src/model.scad", "use <./parts/../parts/a.scad>", "echo(a());", "cube(1);");
    project.with(
        "src/parts/a.scad", "use <./b.scad>", "function a() = b() + 1;", "function c() = 5;");
    project.with("src/parts/b.scad", "use <../parts/a.scad>", "function b() = c();");
    Run run = project.render("src/model.scad");

    assertThat(run.echoes()).containsExactly("6");
    assertThat(run.succeeded()).isTrue();
  }

  @Test
  void filesOfAnyNameThatUseEachOtherInACircleEnd() throws Exception {
    project.with("src/model.scad", "use <./a.inc>", "echo(a());", "cube(1);");
    project.with("src/a.inc", "use <./b.SCAD>", "function a() = b() + 1;", "function c() = 5;");
    project.with("src/b.SCAD", "use <./a.inc>", "function b() = c();");

    assertThat(project.render("src/model.scad").echoes()).containsExactly("6");
  }

  @Test
  void aFileThatUsesItselfEnds() throws Exception {
    project.with("src/model.scad", "use <../src/model.scad>", "echo(\"once\");", "cube(1);");
    assertThat(project.render("src/model.scad").succeeded()).isTrue();
  }

  @Test
  void aCircleThroughAFolderThatIsALinkToItselfEnds() throws Exception {
    project.with("src/a.scad", "use <loop/loop/b.scad>", "function a() = b();");
    project.with("src/b.scad", "use <loop/a.scad>", "function b() = 7;");
    Files.createSymbolicLink(project.file("src/loop"), Path.of("."));
    project.with("src/model.scad", "use <loop/a.scad>", "echo(a());", "cube(1);");

    assertThat(project.render("src/model.scad").echoes()).containsExactly("7");
  }

  @Test
  void aFileThatIncludesItselfIsAnErrorAndEnds() throws Exception {
    project.with("src/model.scad", "include <./model.scad>", "cube(1);");
    assertThat(project.render("src/model.scad").complaints()).isNotEmpty();
  }

  @Test
  void namesMayHoldSpacesAndAnyLetters() throws Exception {
    project.with(
        "src/Größe & mehr/Teil 日本 'eins'.scad",
        "include <./../Größe & mehr/weiter (2).scad>",
        "module teil() { echo(\"Schön: 日本 🙂\", weiter); import(\"Ständer #1.stl\"); }");
    project.with("src/Größe & mehr/weiter (2).scad", "weiter = \"ä\";");
    project.with("src/Größe & mehr/Ständer #1.stl", STL);
    project.with("src/Ein Modell é.scad", "use <Größe & mehr/Teil 日本 'eins'.scad>", "teil();");
    Run run = project.render("src/Ein Modell é.scad");

    assertThat(run.complaints()).isEmpty();
    assertThat(run.echoes()).containsExactly("\"Schön: 日本 🙂\", \"ä\"");
    assertThat(run.text()).contains("vertex 0 1 0");
    assertThat(run.read())
        .contains(
            project.file("src/Ein Modell é.scad"),
            project.file("src/Größe & mehr/Teil 日本 'eins'.scad"),
            project.file("src/Größe & mehr/weiter (2).scad"),
            project.file("src/Größe & mehr/Ständer #1.stl"));
  }

  @Test
  void aStubInTheTargetFolderReachesTheGateway() throws Exception {
    project.with("renderer.scad", "use <./src/part.scad>", "module piece() { echo($fn); part(); }");
    project.with("src/part.scad", "use <../renderer.scad>", "module part() sphere(5);");
    project.with(
        "target/scad/stubs/piece.scad",
        "batch_rendering = true;",
        "$fn = 24;",
        "include <../../../renderer.scad>",
        "piece();");
    Run run = project.render("target/scad/stubs/piece.scad");

    assertThat(run.complaints()).isEmpty();
    assertThat(run.echoes()).containsExactly("24");
    assertThat(run.read()).contains(project.file("renderer.scad"), project.file("src/part.scad"));
  }

  @Test
  void messagesNameTheLineOfTheFileThatPeopleWrote() throws Exception {
    project.with(
        "src/parts/a.scad",
        "use <./b.scad> use <../parts/b.scad>",
        "/* use <./b.scad>",
        "   \" */ use <./b.scad>",
        "// \" use <./b.scad>",
        "text = \"use <./b.scad>\\\" // \";",
        "module a() {",
        "  echo(text);",
        "  no_such_module();",
        "}");
    project.with("src/parts/b.scad", "", "", "function b(x) = x + undefined_variable;");
    project.with(
        "src/model.scad",
        "include <./parts/a.scad>",
        "use <./parts/b.scad> echo(b(1));",
        "include <absent.scad>",
        "a();",
        "cube(1); assert(1 > 2, \"too small\");");
    Run run = project.render("src/model.scad");

    assertThat(run.echoes()).containsExactly("undef", "\"use <./b.scad>\" // \"");
    assertThat(run.complaints())
        .anySatisfy(m -> assertThat(m).startsWith("model.scad:3: Can't open include file 'absent"))
        .anySatisfy(m -> assertThat(m).startsWith("b.scad:3: Ignoring unknown variable"))
        .anySatisfy(m -> assertThat(m).startsWith("a.scad:8: Ignoring unknown module"))
        .anySatisfy(m -> assertThat(m).startsWith("model.scad:5: Assertion '(1 > 2)' failed"));
  }

  @Test
  void aSyntaxErrorIsToldWithTheLineOfTheFileThatHasIt() throws Exception {
    project.with("src/parts/broken.scad", "use <./b.scad>", "x = 1;", "cube(;");
    project.with("src/parts/b.scad", "");
    project.with("src/model.scad", "include <./parts/broken.scad>", "cube(1);");
    Run run = project.render("src/model.scad");

    assertThat(run.complaints())
        .anySatisfy(m -> assertThat(m).isEqualTo("broken.scad:3: Parser error: syntax error"));
    assertThat(run.succeeded()).isFalse();
  }

  @Test
  void whatLooksLikeAStatementIsLeftAlone() throws Exception {
    project.with("src/b.scad", "b = 1;");
    project.with(
        "src/model.scad",
        "$use = 3; b = 2; my_use = 1;",
        "echo(\"include <./b.scad>\", \"a\\\\\", \"use <b.scad>\");",
        "/* \" */ echo($use < b, my_use <b); // include <./b.scad>",
        "/* include <./b.scad> */ cube(1);");
    Run run = project.render("src/model.scad");

    assertThat(run.echoes())
        .containsExactly("\"include <./b.scad>\", \"a\\\", \"use <b.scad>\"", "false, true");
    assertThat(run.read()).containsExactly(project.file("src/model.scad"));
  }

  @Test
  void aSourceNeedNotBeUtf8() throws Exception {
    String text = "use <./b.scad> // \u00e9\necho(b()); /* \u00ff\u00fe\" */ cube(1);\n";
    Files.write(project.with("src/model.scad"), text.getBytes(StandardCharsets.ISO_8859_1));
    project.with("src/b.scad", "function b() = 8;");

    assertThat(project.render("src/model.scad").echoes()).containsExactly("8");
  }

  @Test
  void theBuildsNoiseIsDropped() throws Exception {
    project.with("src/model.scad", "linear_extrude(1) text(\"a\");");
    assertThat(project.render("src/model.scad").log())
        .doesNotContain("Fontconfig", "localization", "Debug on", "FontCache");
  }
}
