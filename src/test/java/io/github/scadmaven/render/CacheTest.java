package io.github.scadmaven.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scadmaven.cache.LocalCache;
import io.github.scadmaven.engine.SmallDisk;
import io.github.scadmaven.file.Folders;
import io.github.scadmaven.process.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What was rendered once is not rendered again, here or in another checkout. */
@DisabledOnOs(OS.WINDOWS)
class CacheTest {

  private static final long MUCH = 1L << 30;

  @TempDir Path folder;
  private final List<String> warnings = new CopyOnWriteArrayList<>();
  private final ScriptedOpenScad openscad = new ScriptedOpenScad();
  private ReuseProject project;

  @BeforeEach
  void oneModel() throws Exception {
    project = checkout("one");
  }

  private ReuseProject checkout(String name) throws Exception {
    return new ReuseProject(folder.resolve(name))
        .openscad(openscad)
        .stores(cache(MUCH))
        .file("a.scad", "include <lib/nested.scad>\n")
        .file("lib/nested.scad", "// nested")
        .models("", "a")
        .reads("a", "a.scad", "lib/nested.scad");
  }

  private LocalCache cache(long most) {
    return new LocalCache(folder.resolve("cache"), most, warnings::add);
  }

  private static void clean(ReuseProject project) throws IOException {
    Folders.delete(project.target());
  }

  @Test
  void afterCleanTheOutputIsCopied() throws Exception {
    project.build();
    String output = project.output("a");
    clean(project);

    assertThat(project.build()).isEqualTo("a restored");
    assertThat(project.output("a")).isEqualTo(output);
    assertThat(project.messages()).containsExactly("read");
    assertThat(project.build()).isEqualTo("a upToDate");
    assertThat(openscad.started()).hasSize(1);
  }

  @Test
  void anotherCheckoutSharesIt() throws Exception {
    project.build();

    assertThat(checkout("two").build()).isEqualTo("a restored");
  }

  @Test
  void goingBackToAnEarlierStateFindsTheEarlierOutput() throws Exception {
    project.build();
    project.file("lib/nested.scad", "// branch");
    assertThat(project.build()).isEqualTo("a rendered");
    project.file("lib/nested.scad", "// nested");

    assertThat(project.build()).isEqualTo("a restored");
    assertThat(project.output("a")).contains("nested");
    project.file("lib/nested.scad", "// branch");
    assertThat(project.build()).isEqualTo("a restored");
    assertThat(project.output("a")).contains("branch");
  }

  @Test
  void otherContentIsNotFound() throws Exception {
    project.build();
    clean(project);
    project.file("lib/nested.scad", "// other");

    assertThat(project.build()).isEqualTo("a rendered");
  }

  @Test
  void whatWouldBeFoundFirstIsLookedFor() throws Exception {
    Path library = Files.createDirectories(folder.resolve("library"));
    openscad.withLibraries(library);
    Files.writeString(library.resolve("gears.scad"), "// library");
    ReuseProject.awaitTick(library.resolve("gears.scad"));
    project.file("a.scad", "use <gears.scad>\n").reads("a", "a.scad", "../library/gears.scad");
    project.build();
    clean(project);
    assertThat(project.build()).isEqualTo("a restored");
    clean(project);
    project.file("gears.scad", "// beside");

    assertThat(project.build()).isEqualTo("a rendered");
  }

  @Test
  void forceRendersAllTheSame() throws Exception {
    project.build();

    assertThat(project.force(true).build()).isEqualTo("a rendered");
  }

  @Test
  void failuresAreNotKept() throws Exception {
    openscad.on("a.stl", ScriptedOpenScad::fail);
    project.build();

    assertThat(project.build()).isEqualTo("a failed");
    assertThat(folder.resolve("cache")).doesNotExist();
  }

  @Test
  void anOutputThatWasDamagedIsRenderedAgain() throws Exception {
    project.build();
    String output = project.output("a");
    clean(project);
    for (Path blob : filesIn(folder.resolve("cache/v1/cas"))) {
      Files.writeString(blob, "solid rubbish");
    }

    assertThat(project.build()).isEqualTo("a rendered");
    assertThat(project.output("a")).isEqualTo(output);
    assertThat(warnings).singleElement().asString().contains("was not what was put there");
    clean(project);
    assertThat(project.build()).isEqualTo("a restored");
  }

  @Test
  void recordsThatWereDamagedAreAsGoodAsMissing() throws Exception {
    for (String rubbish : List.of("", "{", "[[\"p:a.scad\"", "[[1]]", "[7]", "{\"parts\": {}}")) {
      project.build();
      clean(project);
      for (Path record : filesIn(folder.resolve("cache/v1/ac"))) {
        Files.writeString(record, rubbish);
      }

      assertThat(project.build()).isEqualTo("a rendered");
      clean(project);
      assertThat(project.build()).isEqualTo("a restored");
      clean(project);
    }
    assertThat(warnings).isEmpty();
  }

  @Test
  void aRecordUnderAnotherKeyIsNoRecord() throws Exception {
    project.build();
    project.models("quality: 12\n", "a").build();
    clean(project);
    List<Path> records = filesIn(folder.resolve("cache/v1/ac"));
    Path first = records.get(0);
    for (Path record : records) {
      Files.write(record, Files.readAllBytes(first));
    }

    assertThat(project.build()).isEqualTo("a rendered");
  }

  @Test
  void aCacheThatCannotBeWrittenToCostsOneWarning() throws Exception {
    Files.writeString(folder.resolve("cache"), "a file stands in the way");
    project.models("", "a", "b");

    assertThat(project.build()).isEqualTo("a rendered, b rendered");
    assertThat(warnings)
        .filteredOn(warning -> warning.startsWith("renders can't be kept in the cache: "))
        .hasSize(1);
  }

  @Test
  @SuppressWarnings("try") // the disk need only be there
  void aFullDiskCostsOneWarning() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("cache"), "64k")) {
      for (String model : List.of("a", "b", "c")) {
        project
            .file(model + ".scad", ("// " + model + " ").repeat(10_000))
            .reads(model, model + ".scad");
      }
      project.models("", "a", "b", "c");

      assertThat(project.build()).isEqualTo("a rendered, b rendered, c rendered");
      assertThat(warnings).singleElement().asString().contains("No space left");
      warnings.clear();
      clean(project);
      assertThat(project.stores(cache(MUCH)).build()).contains("rendered").doesNotContain("failed");
    }
  }

  @Test
  void aCacheThatCanOnlyBeReadIsRead() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("cache"), "1m")) {
      project.build();
      disk.makeReadOnly();
      clean(project);

      assertThat(project.stores(cache(MUCH)).build()).isEqualTo("a restored");
      project.file("a.scad", "// changed");
      assertThat(project.build()).isEqualTo("a rendered");
      assertThat(warnings).singleElement().asString().startsWith("renders can't be kept");
    }
  }

  @Test
  void aCacheThatIsRemovedInMidBuildIsMadeAgain() throws Exception {
    openscad.on(
        "b.stl",
        invocation -> {
          deleteWhateverIsPutThere(folder.resolve("cache"));
          return ScriptedOpenScad.write(invocation);
        });

    assertThat(project.models("", "a", "b").build()).isEqualTo("a rendered, b rendered");
    assertThat(project.build()).isEqualTo("a upToDate, b upToDate");
    assertThat(warnings).isEmpty();
  }

  /** The other render may be putting its output there at this moment. */
  private static void deleteWhateverIsPutThere(Path cache) {
    while (Files.exists(cache)) {
      try {
        Folders.delete(cache);
      } catch (IOException e) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void theLeastRecentlyUsedGoesFirst() throws Exception {
    String[] models = {"m1", "m2", "m3", "m4"};
    for (String model : models) {
      openscad.on(
          model + ".stl",
          invocation -> {
            Files.writeString(
                invocation.output(),
                "solid x\n" + ("facet " + model + "\nendfacet\n").repeat(1000) + "endsolid x\n");
            return new Exit.Code(0);
          });
    }
    project.stores(cache(50_000)).models("", "m1", "m2");
    project.build();
    clean(project);
    assertThat(project.models("", "m1").build()).isEqualTo("m1 restored");
    project.stores(cache(50_000)).models("", "m3").build();
    clean(project);

    assertThat(project.models("", "m1").build()).isEqualTo("m1 restored");
    assertThat(project.models("", "m2").build()).isEqualTo("m2 rendered");
  }

  private static List<Path> filesIn(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
