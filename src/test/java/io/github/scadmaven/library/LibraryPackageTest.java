package io.github.scadmaven.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LibraryPackageTest {

  private static final LocalDateTime TIME = LocalDateTime.of(2026, 11, 22, 10, 20, 30);

  @TempDir Path project;
  private Path sources;
  private LibrarySource target;

  @BeforeEach
  void name() throws IOException {
    sources = Files.createDirectories(project.resolve("src/main/scad"));
    Path place = project.resolve("target/gears-1.0.zip");
    target = new LibrarySource("org.example", "gears", "zip", "1.0", place);
  }

  @Test
  void hasAllFilesSortedTheMarkerAndTheLicences() throws Exception {
    write("teeth/involute.scad", "z.scad", "a.scad", "data/profile.dxf");
    write(".git/config", ".DS_Store", "a.scad~", "Thumbs.db", "#a.scad#");
    for (String name :
        List.of("LICENSE", "NOTICE.txt", "README.md", "licence-of-teeth", "pom.xml")) {
      Files.writeString(project.resolve(name), name);
    }

    int files = pack();

    assertThat(files).isEqualTo(4);
    assertThat(names())
        .containsExactly(
            "META-INF/LICENSE",
            "META-INF/NOTICE.txt",
            "META-INF/README.md",
            "META-INF/licence-of-teeth",
            "META-INF/scad-library.properties",
            "a.scad",
            "data/profile.dxf",
            "teeth/involute.scad",
            "z.scad");
    assertThat(LibraryMarker.isIn(target.location())).isTrue();
  }

  @Test
  void isUnpackedAsItWas() throws Exception {
    write("teeth/involute.scad", "größe.scad");
    pack();

    List<Library> ready = new LibraryFolders(project.resolve("libraries")).ready(List.of(target));

    assertThat(ready.get(0).files()).containsExactly("größe.scad", "teeth/involute.scad");
    assertThat(ready.get(0).folder().resolve("größe.scad")).hasContent("größe.scad");
  }

  @Test
  void theSameFilesMakeTheSameBytesWhereverAndWheneverTheyAreMade() throws Exception {
    write("teeth.scad", "größe.scad");
    byte[] before = packed();
    TimeZone zone = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
      Files.delete(sources.resolve("teeth.scad"));
      write("teeth.scad");
      Files.setAttribute(
          sources.resolve("teeth.scad"),
          "lastModifiedTime",
          java.nio.file.attribute.FileTime.fromMillis(0));
      assertThat(packed()).isEqualTo(before);
    } finally {
      TimeZone.setDefault(zone);
    }
    try (ZipFile zip = new ZipFile(target.location().toFile())) {
      assertThat(zip.stream())
          .allSatisfy(
              entry -> {
                assertThat(entry.getTimeLocal()).isEqualTo(TIME);
                assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED);
                assertThat(entry.getExtra()).isNull();
              });
    }
  }

  @Test
  void namesOfMacOsAreThoseOfOthers() throws Exception {
    write("gro\u0308sse.scad");

    pack();

    assertThat(names()).contains("gr\u00f6sse.scad");
  }

  @Test
  void aMissingFolderIsAnError() throws Exception {
    Files.delete(sources);

    assertThatThrownBy(this::pack)
        .isInstanceOf(LibraryException.class)
        .hasMessage(
            "There is no library to package: the folder %s does not exist. Put its .scad files there, or name another folder with sourceDirectory.",
            sources);
  }

  @Test
  void anEmptyFolderIsAnError() throws Exception {
    write(".gitkeep");

    assertThatThrownBy(this::pack)
        .isInstanceOf(LibraryException.class)
        .hasMessageContaining("the folder %s has no files.", sources);
    assertThat(target.location()).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "nul.scad,            has the name of a device on Windows",
    "a?.scad,             has one of : * ?",
    "back\\slash.scad,    has a backslash in its name",
    "meta-inf/x.scad,     is in a folder that the plugin writes itself"
  })
  void aFileThatOthersCannotUnpackIsAnError(String name, String problem) throws Exception {
    assumeTrue(sources.getFileSystem().getSeparator().equals("/"), "Windows has no such files");
    write("good.scad", name);

    assertThatThrownBy(this::pack)
        .isInstanceOf(LibraryException.class)
        .hasMessageStartingWith("The library is not packaged: " + sources.resolve(name) + " ")
        .hasMessageContaining(problem);
  }

  @Test
  void filesThatDifferByCaseOnlyAreAnError() throws Exception {
    write("gear.scad", "Gear.scad");
    assumeTrue(LibraryPackage.filesIn(sources).size() == 2, "upper and lower case are one here");

    assertThatThrownBy(this::pack)
        .isInstanceOf(LibraryException.class)
        .hasMessageContaining("is the same file as Gear.scad where upper and lower case are one");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void linksAreFollowedButNotInACircle() throws Exception {
    write("gear.scad");
    Files.createSymbolicLink(sources.resolve("wheel.scad"), sources.resolve("gear.scad"));
    pack();
    assertThat(names()).contains("gear.scad", "wheel.scad");

    Files.createSymbolicLink(sources.resolve("circle"), sources);
    assertThatThrownBy(this::pack)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("circle: the link leads to a folder that it lies in");
  }

  @Test
  void otherZipsAreNoLibraries() throws Exception {
    CraftedZip.of("gear.scad").write(target.location());
    assertThat(LibraryMarker.isIn(target.location())).isFalse();
    Files.writeString(target.location(), "no zip at all");
    assertThat(LibraryMarker.isIn(target.location())).isFalse();
  }

  @Test
  void modelsAreSmallAndSortedAndOfOneTime() throws Exception {
    Path model = Files.writeString(project.resolve("m.stl"), "facet\n".repeat(1000));
    Path place = project.resolve("target/models.zip");

    ModelsPackage.write(Map.of("z.stl", model, "a/m.stl", model), place, TIME);

    try (ZipFile zip = new ZipFile(place.toFile())) {
      assertThat(zip.stream().map(ZipEntry::getName)).containsExactly("a/m.stl", "z.stl");
      assertThat(zip.getEntry("z.stl").getTimeLocal()).isEqualTo(TIME);
      assertThat(zip.getEntry("z.stl").getCompressedSize()).isLessThan(100);
      assertThat(zip.getInputStream(zip.getEntry("z.stl")))
          .hasSameContentAs(Files.newInputStream(model));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T10:20:30Z,      2026-11-22T10:20:30",
    "2026-11-22T10:20:30+02:00, 2026-11-22T08:20:30",
    "1795342830,                2026-11-22T10:20:30",
    "x,                         1980-02-01T00:00:00",
    "' ',                       1980-02-01T00:00:00"
  })
  void timesAreUnderstoodAsByMavensOwnPlugins(String text, LocalDateTime time) throws Exception {
    assertThat(ArchiveTime.of(text)).isEqualTo(time);
  }

  @ParameterizedTest
  @NullSource
  void noTimeIsTheSameOnEveryMachine(String none) throws Exception {
    assertThat(ArchiveTime.of(none)).isEqualTo(LocalDateTime.of(1980, 2, 1, 0, 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"today", "2026-11-22", "0", "1979-12-31T00:00:00Z", "2200-01-01T00:00:00Z", "-5"})
  void aTimeThatNoZipHasIsAnError(String text) {
    assertThatThrownBy(() -> ArchiveTime.of(text))
        .isInstanceOf(LibraryException.class)
        .hasMessageStartingWith("project.build.outputTimestamp: " + text + " is ");
  }

  private int pack() throws Exception {
    return new LibraryPackage(sources, target).write(project, TIME);
  }

  private byte[] packed() throws Exception {
    pack();
    return Files.readAllBytes(target.location());
  }

  private List<String> names() throws IOException {
    try (ZipFile zip = new ZipFile(target.location().toFile())) {
      return zip.stream().map(ZipEntry::getName).toList();
    }
  }

  private void write(String... names) throws IOException {
    for (String name : names) {
      Path file = sources.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, name);
    }
  }
}
