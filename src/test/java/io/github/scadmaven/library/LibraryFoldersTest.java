package io.github.scadmaven.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scadmaven.file.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryFoldersTest {

  @TempDir Path folder;
  private Path root;
  private LibraryFolders libraries;

  @BeforeEach
  void name() {
    root = folder.resolve("target/scad/libraries");
    libraries = new LibraryFolders(root);
  }

  @Test
  void unpacksAllButWhatTellsAboutTheArchive() throws Exception {
    LibrarySource gears =
        zip("gears", "gears.scad", "teeth/involute.scad", "data/", "META-INF/LICENSE", "NOTES");

    List<Library> ready = libraries.ready(List.of(gears));

    assertThat(ready)
        .containsExactly(
            new Library(
                gears,
                root.resolve("gears"),
                List.of("NOTES", "gears.scad", "teeth/involute.scad")));
    assertThat(root.resolve("gears/teeth/involute.scad")).hasContent("teeth/involute.scad");
    assertThat(root.resolve("gears/META-INF")).doesNotExist();
  }

  @Test
  void keepsTheOrder() throws Exception {
    List<LibrarySource> sources = List.of(zip("z", "z.scad"), zip("a", "a.scad"), zip("m", "m"));

    assertThat(libraries.ready(sources)).extracting(Library::source).isEqualTo(sources);
  }

  @Test
  void leavesAloneWhatIsUnpacked() throws Exception {
    LibrarySource gears = zip("gears", "gears.scad");
    libraries.ready(List.of(gears));
    // Whatever is made or deleted in a folder changes its time.
    FileTime old = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(root.resolve("gears"), old);
    Files.setLastModifiedTime(root, old);

    libraries.ready(List.of(gears));

    assertThat(Files.getLastModifiedTime(root)).isEqualTo(old);
    assertThat(Files.getLastModifiedTime(root.resolve("gears"))).isEqualTo(old);
  }

  @Test
  void anotherContentIsUnpackedAnew() throws Exception {
    libraries.ready(List.of(zip("gears", "gears.scad", "old.scad")));

    libraries.ready(List.of(zip("gears", "gears.scad", "new.scad")));

    assertThat(root.resolve("gears/new.scad")).exists();
    assertThat(root.resolve("gears/old.scad")).doesNotExist();
  }

  @Test
  void whatSomebodyChangedAddedOrDeletedIsUnpackedAnew() throws Exception {
    LibrarySource gears = zip("gears", "gears.scad", "teeth.scad");
    libraries.ready(List.of(gears));
    Files.writeString(root.resolve("gears/gears.scad"), "something else");
    libraries.ready(List.of(gears));
    assertThat(root.resolve("gears/gears.scad")).hasContent("gears.scad");

    Files.delete(root.resolve("gears/teeth.scad"));
    libraries.ready(List.of(gears));
    assertThat(root.resolve("gears/teeth.scad")).hasContent("teeth.scad");

    Files.writeString(root.resolve("gears/more.scad"), "");
    libraries.ready(List.of(gears));
    assertThat(root.resolve("gears/more.scad")).doesNotExist();
  }

  @Test
  void aFileInItsPlaceGivesWay() throws Exception {
    Files.createDirectories(root);
    Files.writeString(root.resolve("gears"), "");

    libraries.ready(List.of(zip("gears", "gears.scad")));

    assertThat(root.resolve("gears/gears.scad")).exists();
  }

  @Test
  void removesWhatIsNoDependencyAnyMore() throws Exception {
    LibrarySource gears = zip("gears", "gears.scad");
    libraries.ready(List.of(gears, zip("rods", "rods.scad")));

    libraries.ready(List.of(gears));
    assertThat(root)
        .isDirectoryContaining("glob:**/gears")
        .isDirectoryNotContaining("glob:**/rods");

    libraries.ready(List.of());
    assertThat(root).doesNotExist();
  }

  @Test
  void removesWhatAKilledBuildLeftAndNothingOfOneThatRuns() throws Exception {
    Path running = Files.createDirectories(root.resolve(".scad-" + RunId.next().text()));
    Path killed = Files.createDirectories(root.resolve(".scad-999999999-1-abc"));

    libraries.ready(List.of());

    assertThat(running).exists();
    assertThat(killed).doesNotExist();
  }

  @Test
  void artifactsOfOneIdInSeveralGroupsDoNotMeet() throws Exception {
    LibrarySource one = archive("org.a", "gears", "zip", "a.scad");
    LibrarySource two = archive("org.b", "gears", "zip", "b.scad");
    LibrarySource three = archive("org.b", "Gears", "scad.jar", "c.scad");

    List<Library> ready = libraries.ready(List.of(one, two, three));

    assertThat(ready)
        .extracting(library -> library.folder().getFileName().toString())
        .containsExactly("gears@org.a", "gears@org.b@zip", "Gears@org.b@scad.jar");
    assertThat(ready)
        .extracting(Library::files)
        .containsExactly(List.of("a.scad"), List.of("b.scad"), List.of("c.scad"));
  }

  @Test
  void aFolderIsUsedWhereItIs() throws Exception {
    Path source = Files.createDirectories(folder.resolve("gears/src/main/scad"));
    Files.writeString(source.resolve("gears.scad"), "");
    Files.writeString(source.resolve(".hidden"), "");
    LibrarySource gears = new LibrarySource("org.example", "gears", "zip", "1.0", source);

    assertThat(libraries.ready(List.of(gears)))
        .containsExactly(new Library(gears, source, List.of("gears.scad")));
    assertThat(root).doesNotExist();
  }

  @Test
  void manyBuildsAtATimeUnpackOneLibrary() throws Exception {
    LibrarySource gears = zip("gears", "gears.scad", "teeth.scad");
    ExecutorService builds = Executors.newFixedThreadPool(4);
    try {
      List<Callable<List<Library>>> tasks = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        tasks.add(() -> libraries.ready(List.of(gears)));
      }
      for (Future<List<Library>> build : builds.invokeAll(tasks)) {
        assertThat(build.get().get(0).files()).containsExactly("gears.scad", "teeth.scad");
      }
    } finally {
      builds.shutdownNow();
    }
    assertThat(root).isDirectoryNotContaining("glob:**/.scad-*");
  }

  @Test
  void aFolderThatCannotBeMadeIsAnErrorOfTheMachine() throws Exception {
    Files.createDirectories(root.getParent());
    Files.writeString(root, "a file");
    LibrarySource gears = zip("gears", "gears.scad");

    assertThatThrownBy(() -> libraries.ready(List.of(gears))).isInstanceOf(IOException.class);
  }

  @Test
  void sharedPathsAreToldWithTheOneThatCounts() throws Exception {
    List<Library> ready =
        libraries.ready(
            List.of(
                zip("one", "gear.scad", "README.md", "own.scad"),
                zip("two", "gear.scad", "README.md", "rod.scad"),
                zip("three", "rod.scad", "gear.scad")));

    assertThat(SharedPaths.warnings(ready))
        .containsExactly(
            "the libraries org.example:one:1.0 and org.example:two:1.0 both have gear.scad; what counts is that of org.example:one:1.0, which comes first on the library path",
            "the libraries org.example:one:1.0 and org.example:three:1.0 both have gear.scad; what counts is that of org.example:one:1.0, which comes first on the library path",
            "the libraries org.example:two:1.0 and org.example:three:1.0 both have rod.scad; what counts is that of org.example:two:1.0, which comes first on the library path");
  }

  @Test
  void manySharedPathsAreCounted() {
    List<String> files =
        List.of("1.scad", "2.scad", "3.scad", "4.scad", "5.scad", "6.scad", "7.scad");
    LibrarySource one = new LibrarySource("g", "one", "zip", "1", folder);
    LibrarySource two = new LibrarySource("g", "two", "zip", "1", folder);

    assertThat(
            SharedPaths.warnings(
                List.of(new Library(one, folder, files), new Library(two, folder, files))))
        .singleElement()
        .asString()
        .contains("both have 1.scad, 2.scad, 3.scad, 4.scad, 5.scad and 2 files more; ");
  }

  private LibrarySource zip(String artifact, String... names) throws IOException {
    return archive("org.example", artifact, "zip", names);
  }

  private LibrarySource archive(String group, String artifact, String form, String... names)
      throws IOException {
    Path file = folder.resolve("repository").resolve(group + "-" + artifact + "." + form);
    CraftedZip.of(names).write(file);
    return new LibrarySource(group, artifact, form, "1.0", file);
  }
}
