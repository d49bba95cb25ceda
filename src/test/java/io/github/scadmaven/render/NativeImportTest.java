package io.github.scadmaven.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * OpenSCAD 2021.01 looks for what an included file imports beside the main file. It is found beside
 * the included file all the same, as in later versions.
 */
@NeedsOpenScad2021
class NativeImportTest {

  @TempDir Path folder;

  @Test
  void findsEachKindOfFileBesideTheIncludedFile() throws Exception {
    ScadProject project = project();

    assertSameAsOpenedDirectly(
        project,
        Map.of(
            "mesh", "import(\"tetra.stl\");",
            "mesh_by_two_words", "import(str(\"tet\", \"ra.stl\"));",
            "heights", "surface(\"heights.dat\", center = true);",
            "extruded_drawing", "linear_extrude(3) import(\"plate.dxf\");",
            "extruded_picture", "linear_extrude(3) import(\"plate.svg\");"));
  }

  @Test
  void findsFilesInOtherFoldersAndWithNamesThatNeedCare() throws Exception {
    ScadProject project = project();
    Path tetra = project.file("parts/tetra.stl");
    for (String copy :
        List.of(
            "parts/meshes/t.stl", "shared/t.stl", "parts/my parts/t 1.stl", "parts/bob's.stl")) {
      Files.createDirectories(project.file(copy).getParent());
      Files.copy(tetra, project.file(copy));
    }

    assertSameAsOpenedDirectly(
        project,
        Map.of(
            "below", "import(\"meshes/t.stl\");",
            "above", "import(\"../shared/t.stl\");",
            "spaces", "import(\"my parts/t 1.stl\");",
            "apostrophe", "import(\"bob's.stl\");"));
  }

  @Test
  void findsFilesWhoseNamesAreNotAscii() throws Exception {
    assumeThat(Charset.forName(System.getProperty("sun.jnu.encoding")).newEncoder().canEncode("ä日"))
        .as("file names that are not ASCII need a UTF-8 locale, such as LC_ALL=C.UTF-8")
        .isTrue();
    ScadProject project = new ScadProject(folder.resolve("Pläne für 日本")).withModels("import");
    Files.createDirectories(project.file("parts/Zähne"));
    Files.copy(project.file("parts/tetra.stl"), project.file("parts/Zähne/zähne.stl"));

    assertSameAsOpenedDirectly(
        project,
        Map.of("plain", "import(\"tetra.stl\");", "teeth", "import(\"Zähne/zähne.stl\");"));
  }

  /** Every module in an included file, and the same statement in a file that is opened itself. */
  private static void assertSameAsOpenedDirectly(
      ScadProject project, Map<String, String> statements) throws Exception {
    List<String> modules = new ArrayList<>();
    List<String> yaml = new ArrayList<>(List.of("models:"));
    for (Map.Entry<String, String> statement : statements.entrySet()) {
      String name = statement.getKey();
      modules.add("module " + name + "() " + statement.getValue());
      project.with("parts/" + name + "-direct.scad", statement.getValue());
      yaml.add("  - module: " + name);
      yaml.add("  - file: parts/" + name + "-direct.scad");
    }
    project
        .with("parts/all.scad", modules.toArray(String[]::new))
        .with("renderer.scad", "include <parts/all.scad>");

    Outcome outcome = project.renderYaml(yaml.toArray(String[]::new));

    for (String name : statements.keySet()) {
      assertThat(outcome.reasons(name)).as(name).isEmpty();
      assertThat(project.bytes(name + ".stl"))
          .as(name)
          .isEqualTo(project.bytes(name + "-direct.stl"));
    }
  }

  @Test
  void bringsAllFilesOfAModelTogether() throws Exception {
    ScadProject project =
        project()
            .with(
                "renderer.scad",
                "include <parts/all.scad>",
                "module both() { import(\"beside-gateway.stl\"); inner(); used(); }")
            .with(
                "parts/all.scad",
                "use <../library/used.scad>",
                "include <deeper/inner.scad>",
                "module outer() import(\"tetra.stl\");")
            .with(
                "parts/deeper/inner.scad",
                "module inner() translate([20, 0, 0]) { import(\"deep.stl\"); outer(); }")
            .with("library/used.scad", "module used() translate([40, 0, 0]) import(\"own.stl\");");
    for (String copy : List.of("beside-gateway.stl", "parts/deeper/deep.stl", "library/own.stl")) {
      Files.copy(project.file("parts/tetra.stl"), project.file(copy));
    }

    Outcome outcome = project.renderYaml("models: [{module: both, suffix: off}]");

    assertThat(outcome.reasons("both")).isEmpty();
    assertThat(outcome.warnings("both")).isEmpty();
    assertThat(project.output("both.off")).content().startsWith("OFF 12 12 0");
  }

  @Test
  void takesNoFileThatTheIncludedFileDoesNotMean() throws Exception {
    ScadProject project =
        project()
            .with("renderer.scad", "include <a/a.scad>", "include <b/b.scad>")
            .with("a/a.scad", "module lost() import(\"only-in-b.stl\");")
            .with("b/b.scad", "", "", "module b() import(\"only-in-b.stl\");");
    Files.copy(project.file("parts/tetra.stl"), project.file("b/only-in-b.stl"));

    Outcome outcome = project.renderYaml("models: [{module: lost}]");

    assertThat(outcome.reasons("lost"))
        .containsExactly(
            "a/a.scad:1: Can't open import file '%s', import() at line 1"
                .formatted(project.file("only-in-b.stl")),
            "Current top level object is empty.");
  }

  @Test
  void choosesNoneOfTwoFilesThatOneNameMeans() throws Exception {
    ScadProject project =
        project()
            .with(
                "renderer.scad",
                "include <a/a.scad>",
                "include <b/b.scad>",
                "module both() { a(); b(); }")
            .with("a/a.scad", "module a() import(\"same.stl\");")
            .with("b/b.scad", "", "module b() translate([20, 0, 0]) import(\"same.stl\");");
    Files.copy(project.file("parts/tetra.stl"), project.file("a/same.stl"));
    Files.copy(project.file("parts/tetra.stl"), project.file("b/same.stl"));

    Outcome outcome = project.renderYaml("models: [{module: both}]");

    assertThat(outcome.reasons("both"))
        .contains(
            "a/a.scad:1: Can't open import file '%s', import() at line 1"
                .formatted(project.file("same.stl")));
    assertThat(project.output("both.stl")).doesNotExist();
  }

  @Test
  void namesWhatIsStillMissingByThePathsPeopleKnow() throws Exception {
    ScadProject project =
        project()
            .with("renderer.scad", "include <parts/all.scad>")
            .with(
                "parts/all.scad",
                "module half() {",
                "  import(\"tetra.stl\");",
                "  import(\"gone/missing.stl\");",
                "  import(\"../missing.stl\");",
                "  cube(wdith);",
                "}");

    Outcome outcome = project.renderYaml("models: [{module: half}]");

    assertThat(outcome.reasons("half"))
        .containsExactly(
            "parts/all.scad:5: Ignoring unknown variable 'wdith'",
            "parts/all.scad:3: Can't open import file '%s', import() at line 3"
                .formatted(project.file("gone/missing.stl")),
            "parts/all.scad:4: Can't open import file '%s', import() at line 4"
                .formatted(folder.resolve("missing.stl")));
  }

  @Test
  void namesFilesByThePathsPeopleGaveWhereTheProjectIsALink() throws Exception {
    Path real = Files.createDirectories(folder.resolve("disk/2/project"));
    Path link = Files.createSymbolicLink(folder.resolve("linked"), real);
    ScadProject project =
        new ScadProject(link)
            .withModels("import")
            .with("renderer.scad", "include <parts/all.scad>")
            .with("parts/all.scad", "include <nowhere.scad>", "module m() import(\"tetra.stl\");");

    Outcome outcome = project.renderYaml("models: [{module: m}]");

    assertThat(outcome.reasons("m"))
        .containsExactly("parts/all.scad:1: Can't open include file 'nowhere.scad'.");
  }

  @Test
  void librariesComeFromTheLibraryPath() throws Exception {
    ScadProject project =
        project()
            .with(
                "renderer.scad",
                "include <bolts/included.scad>",
                "use <bolts/used.scad>",
                "module bolt() { head(); shaft(); }")
            .with("my libraries/bolts/included.scad", "module head() import(\"head.stl\");")
            .with(
                "my libraries/bolts/used.scad",
                "module shaft() translate([20, 0, 0]) import(\"head.stl\");");
    Files.copy(project.file("parts/tetra.stl"), project.file("my libraries/bolts/head.stl"));

    Outcome outcome =
        project.renderYaml("library_path: my libraries", "models: [{module: bolt, suffix: off}]");

    assertThat(outcome.reasons("bolt")).isEmpty();
    assertThat(project.output("bolt.off")).content().startsWith("OFF 8 8 0");
  }

  private ScadProject project() throws Exception {
    return new ScadProject(folder.resolve("project")).withModels("import");
  }
}
