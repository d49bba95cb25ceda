package io.github.scadmaven.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model is rendered again if anything has changed that it depends on, and only then. */
@DisabledOnOs(OS.WINDOWS)
class UpToDateTest {

  @TempDir Path folder;
  private ReuseProject project;
  private final ScriptedOpenScad openscad = new ScriptedOpenScad();

  @BeforeEach
  void twoModels() throws Exception {
    project =
        new ReuseProject(folder)
            .openscad(openscad)
            .file("a.scad", "include <lib/nested.scad>\n")
            .file("lib/nested.scad", "// nested")
            .file("b.scad", "// b")
            .models("", "a", "b")
            .reads("a", "a.scad", "lib/nested.scad")
            .reads("b", "b.scad");
  }

  @Test
  void nothingIsRenderedTwice() throws Exception {
    assertThat(project.build()).isEqualTo("a rendered, b rendered");
    assertThat(project.build()).isEqualTo("a upToDate, b upToDate");
    assertThat(openscad.started()).hasSize(2);
  }

  @Test
  void aChangedFileIsTheMattersOfThoseThatReadIt() throws Exception {
    project.build();
    project.file("lib/nested.scad", "// changed");

    assertThat(project.build()).isEqualTo("a rendered, b upToDate");
    assertThat(project.output("a")).contains("changed");
    assertThat(project.build()).isEqualTo("a upToDate, b upToDate");
  }

  @Test
  void touchingAFileRendersNothing() throws Exception {
    project.build();
    Files.setLastModifiedTime(folder.resolve("a.scad"), FileTime.fromMillis(7_000));

    assertThat(project.build()).isEqualTo("a upToDate, b upToDate");
  }

  @Test
  void otherContentOfTheSameSizeAndTimeIsNoticed() throws Exception {
    project.build();
    Path file = folder.resolve("b.scad");
    FileTime time = Files.getLastModifiedTime(file);
    Files.writeString(file, "// c");
    Files.setLastModifiedTime(file, time);

    assertThat(project.build()).isEqualTo("a upToDate, b rendered");
  }

  @Test
  void aFileThatWouldBeFoundFirstIsNoticed() throws Exception {
    Path first = Files.createDirectories(folder.resolve("libraries/first"));
    Path second = Files.createDirectories(folder.resolve("libraries/second"));
    openscad.withLibraries(first, second);
    project
        .file("a.scad", "use <gears.scad>\n")
        .file("libraries/second/gears.scad", "// second")
        .reads("a", "a.scad", "libraries/second/gears.scad")
        .build();
    assertThat(project.build()).isEqualTo("a upToDate, b upToDate");

    project.file("libraries/first/gears.scad", "// first");
    assertThat(project.build()).isEqualTo("a rendered, b upToDate");
    project.file("gears.scad", "// beside");
    assertThat(project.build()).isEqualTo("a rendered, b upToDate");
  }

  @Test
  void aLibraryFolderBeforeTheOneWithTheFileIsNoticed() throws Exception {
    Path first = Files.createDirectories(folder.resolve("libraries/first"));
    Path second = Files.createDirectories(folder.resolve("libraries/second"));
    Path third = Files.createDirectories(folder.resolve("libraries/third"));
    openscad.withLibraries(second);
    project
        .file("a.scad", "use <gears.scad>\n")
        .file("libraries/first/gears.scad", "// first")
        .file("libraries/second/gears.scad", "// second")
        .reads("a", "a.scad", "libraries/second/gears.scad")
        .build();

    openscad.withLibraries(second, third);
    assertThat(project.build()).isEqualTo("a upToDate, b upToDate");
    openscad.withLibraries(first, second);
    assertThat(project.build()).isEqualTo("a rendered, b upToDate");
  }

  @Test
  void aFileThatIsGoneIsNoticed() throws Exception {
    project.build();
    Files.delete(folder.resolve("lib/nested.scad"));

    assertThat(project.build()).isEqualTo("a rendered, b upToDate");
  }

  @Test
  void aMissingImportThatAppearsIsNoticed() throws Exception {
    project.file("b.scad", "module b() {}");
    openscad.on(
        "b.stl",
        invocation -> {
          // OpenSCAD lists what it misses, too.
          Files.writeString(
              invocation.dependencies(),
              "out: \\\n\t" + folder.toRealPath().resolve("plate.stl") + "\n");
          return ScriptedOpenScad.write(invocation);
        });
    project.build();
    assertThat(project.build()).isEqualTo("a upToDate, b upToDate");

    project.file("plate.stl", "solid\nendsolid\n");
    assertThat(project.build()).isEqualTo("a upToDate, b rendered");
  }

  @Test
  void aLinkThatLeadsElsewhereIsNoticed() throws Exception {
    project
        .file("one/x.scad", "include <y.scad>\n")
        .file("one/y.scad", "// one")
        .file("two/x.scad", "include <y.scad>\n")
        .file("two/y.scad", "// two")
        .file("b.scad", "include <now/x.scad>\n");
    Path link = Files.createSymbolicLink(folder.resolve("now"), Path.of("one"));
    project.reads("b", "b.scad", "now/x.scad", "now/y.scad").build();
    assertThat(project.build()).isEqualTo("a upToDate, b upToDate");

    Files.delete(link);
    Files.createSymbolicLink(link, Path.of("two"));

    assertThat(project.build()).isEqualTo("a upToDate, b rendered");
    assertThat(project.output("b")).contains("two");
  }

  @Test
  void circlesOfLinksInALibraryFolderDoNoHarm() throws Exception {
    Path library = Files.createDirectories(folder.resolve("libraries"));
    Files.createSymbolicLink(library.resolve("round"), library);
    Files.createSymbolicLink(library.resolve("self.scad"), library.resolve("self.scad"));
    openscad.withLibraries(library).withFonts(library);
    project.file("b.scad", "use <self.scad>\nuse <round/round/none.scad>\nmodule b() text(\"x\");");

    assertThat(project.build()).isEqualTo("a rendered, b rendered");
    assertThat(project.build()).isEqualTo("a upToDate, b upToDate");
  }

  @Test
  void fontsAreTheMatterOfModelsWithText() throws Exception {
    project.file("fonts/Sign.ttf", "one");
    openscad.withFonts(folder.resolve("fonts"));
    project.file("b.scad", "module b() text(\"x\");").build();
    assertThat(project.build()).isEqualTo("a upToDate, b upToDate");

    project.file("fonts/Sign.ttf", "two");
    assertThat(project.build()).isEqualTo("a upToDate, b rendered");
    project.file("fonts/Another.ttf", "three");
    assertThat(project.build()).isEqualTo("a upToDate, b rendered");
  }

  @Test
  void fontsThatChangeDuringTheRenderAreNotTakenForThoseThatWereRead() throws Exception {
    project.file("fonts/Sign.ttf", "one").file("b.scad", "module b() text(\"x\");");
    openscad.withFonts(folder.resolve("fonts"));
    project.build();
    project.file("b.scad", "module b() text(\"y\");");
    openscad.on(
        "b.stl",
        invocation -> {
          project.file("fonts/Sign.ttf", "two");
          Files.writeString(
              invocation.dependencies(), "out: \\\n\t" + folder.resolve("b.scad") + "\n");
          return ScriptedOpenScad.write(invocation);
        });
    project.build();
    project.file("fonts/Sign.ttf", "one").reads("b", "b.scad");

    assertThat(project.build()).isEqualTo("a upToDate, b rendered");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quality: 12\n",
        "backend: cgal\n",
        "strictness: strict\n",
        "reproducible: false\n",
        "allow: harmless\n"
      })
  void whatChangesTheOutputOrTheVerdictRendersAgain(String settings) throws Exception {
    project.build();

    assertThat(project.models(settings, "a", "b").build()).isEqualTo("a rendered, b rendered");
    assertThat(project.build()).isEqualTo("a upToDate, b upToDate");
  }

  @Test
  void whatChangesNeitherDoesNot() throws Exception {
    project.build();

    assertThat(project.models("timeout: 10m\nfail_fast: true\nthreads: 7\n", "a", "b").build())
        .isEqualTo("a upToDate, b upToDate");
  }

  @Test
  void anotherOpenScadRendersAgain() throws Exception {
    Path program = Files.writeString(folder.resolve("openscad"), "one");
    openscad.knownBy(program);
    project.build();
    assertThat(project.build()).isEqualTo("a upToDate, b upToDate");

    Files.writeString(program, "two");
    assertThat(project.build()).isEqualTo("a rendered, b rendered");
  }

  @Test
  void anOutputThatSomebodyChangedOrDeletedIsMadeAgain() throws Exception {
    project.build();
    Path output = folder.resolve("target/scad/outputs/a.stl");
    Files.writeString(output, "solid mine");
    assertThat(project.build()).isEqualTo("a rendered, b upToDate");
    Files.delete(output);
    assertThat(project.build()).isEqualTo("a rendered, b upToDate");
  }

  @Test
  void aFileThatChangesDuringTheRenderIsNotTakenForWhatWasRead() throws Exception {
    openscad.on(
        "b.stl",
        invocation -> {
          var exit = ScriptedOpenScad.write(invocation);
          Files.writeString(
              invocation.dependencies(), "out: \\\n\t" + folder.resolve("b.scad") + "\n");
          project.file("b.scad", "// changed meanwhile");
          return exit;
        });

    assertThat(project.build()).isEqualTo("a rendered, b rendered");
    project.reads("b", "b.scad");
    assertThat(project.build()).isEqualTo("a upToDate, b rendered");
    assertThat(project.build()).isEqualTo("a upToDate, b upToDate");
  }

  @Test
  void aFileThatIsDeletedDuringTheRenderIsNotTakenForOneThatMustBeMissing() throws Exception {
    openscad.on(
        "b.stl",
        invocation -> {
          Files.writeString(
              invocation.dependencies(), "out: \\\n\t" + folder.resolve("b.scad") + "\n");
          Files.delete(folder.resolve("b.scad"));
          return ScriptedOpenScad.write(invocation);
        });
    project.build();

    assertThat(project.build()).isEqualTo("a upToDate, b failed");
  }

  @Test
  void fontsThatChangeBetweenTwoRendersOfABuildAreNotTakenForThoseItBeganWith() throws Exception {
    project.file("fonts/Sign.ttf", "one").file("b.scad", "module b() text(\"x\");");
    openscad.withFonts(folder.resolve("fonts"));
    project.models("", "b").build();
    project.file("b.scad", "module b() text(\"y\");");
    openscad.on(
        "a.stl",
        invocation -> {
          project.file("fonts/Sign.ttf", "two");
          return ScriptedOpenScad.write(invocation);
        });
    // Nothing is known of a, so it counts the median, and is the first.
    assertThat(project.models("", "a", "b").oneAtATime().build())
        .isEqualTo("a rendered, b rendered");
    assertThat(openscad.started()).containsExactly("b.stl", "a.stl", "b.stl");
    project.file("fonts/Sign.ttf", "one").reads("a", "a.scad");

    assertThat(project.build()).endsWith("b rendered");
  }

  @Test
  void oneCircleOfLinksHidesNoFonts() throws Exception {
    project.file("fonts/Sign.ttf", "one").file("b.scad", "module b() text(\"x\");");
    Files.createSymbolicLink(folder.resolve("fonts/round"), folder.resolve("fonts"));
    openscad.withFonts(folder.resolve("fonts"));
    project.build();
    project.file("fonts/Sign.ttf", "two");

    assertThat(project.build()).isEqualTo("a upToDate, b rendered");
  }

  @Test
  void aLinkThatIsTurnedDuringTheRenderIsNoticed() throws Exception {
    project
        .file("one/x.scad", "// one")
        .file("two/x.scad", "// two")
        .file("b.scad", "include <now/x.scad>\n");
    Path link = Files.createSymbolicLink(folder.resolve("now"), Path.of("one"));
    openscad.on(
        "b.stl",
        invocation -> {
          Files.writeString(
              invocation.dependencies(), "out: \\\n\t" + folder.resolve("b.scad") + "\n");
          Files.delete(link);
          Files.createSymbolicLink(link, Path.of("two"));
          return ScriptedOpenScad.write(invocation);
        });
    project.build();
    project.reads("b", "b.scad", "now/x.scad");

    assertThat(project.build()).isEqualTo("a upToDate, b rendered");
  }

  @Test
  void anyFileCanBeIncluded() throws Exception {
    project
        .file("fonts/Sign.ttf", "one")
        .file("b.scad", "include <label.inc>\n")
        .file("label.inc", "module b() text(\"x\");")
        .reads("b", "b.scad", "label.inc");
    openscad.withFonts(folder.resolve("fonts"));
    project.build();
    project.file("fonts/Sign.ttf", "two");

    assertThat(project.build()).isEqualTo("a upToDate, b rendered");
  }

  @Test
  void failuresAreNeverUpToDate() throws Exception {
    openscad.on("b.stl", ScriptedOpenScad::fail);

    assertThat(project.build()).isEqualTo("a rendered, b failed");
    assertThat(project.build()).isEqualTo("a upToDate, b failed");
  }

  @Test
  void aRenderThatMissedAFileIsDoneAgain() throws Exception {
    openscad.on(
        "b.stl",
        invocation -> {
          Files.writeString(invocation.log(), "WARNING: Can't open include file 'extra.scad'.\n");
          return ScriptedOpenScad.write(invocation);
        });
    project.models("allow: extra\n", "a", "b");

    assertThat(project.build()).isEqualTo("a rendered, b rendered");
    assertThat(project.build()).isEqualTo("a upToDate, b rendered");
  }

  @Test
  void forceRendersEverything() throws Exception {
    project.build();

    assertThat(project.force(true).build()).isEqualTo("a rendered, b rendered");
    assertThat(project.force(false).build()).isEqualTo("a upToDate, b upToDate");
  }

  @Test
  void aPartialRunLeavesWhatIsKnownOfTheOthers() throws Exception {
    project.build();
    project.file("a.scad", "// changed");

    assertThat(project.only("a").build()).isEqualTo("a rendered");
    assertThat(project.only().build()).isEqualTo("a upToDate, b upToDate");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"version\": 1, \"outp", "rubbish", "{\"version\": 99}"})
  void aDamagedIndexIsAnEmptyOneWithAWarning(String index) throws Exception {
    project.build();
    Files.writeString(folder.resolve("target/scad/index.json"), index);

    assertThat(project.build()).isEqualTo("a rendered, b rendered");
    assertThat(project.warnings())
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains("index.json is damaged or not from this version");
    assertThat(project.build()).isEqualTo("a upToDate, b upToDate");
  }

  @Test
  void whatOpenScadSaidIsSaidAgain() throws Exception {
    project.build();

    assertThat(project.messages()).isEqualTo(List.of("read", "read"));
    project.build();
    assertThat(project.messages()).isEqualTo(List.of("read", "read"));
  }
}
