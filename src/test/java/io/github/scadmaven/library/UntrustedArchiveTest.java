package io.github.scadmaven.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every archive that is refused is refused whole, with its name and that of the entry. */
class UntrustedArchiveTest {

  private static final UnpackLimits LIMITS = new UnpackLimits(10, 1 << 20, 20, 1 << 12);

  @TempDir Path folder;
  private Path archive;
  private Path root;

  @BeforeEach
  void name() {
    archive = folder.resolve("repository/gears-1.0.zip");
    root = folder.resolve("target/scad/libraries");
  }

  @AfterEach
  void nothingIsLeft() throws IOException {
    assertThat(folder).isDirectoryNotContaining("glob:**/evil*");
    assertThat(folder.resolve("target"))
        .satisfiesAnyOf(
            target -> assertThat(target).doesNotExist(),
            target ->
                assertThat(root)
                    .satisfiesAnyOf(
                        libraries -> assertThat(libraries).doesNotExist(),
                        libraries -> assertThat(libraries).isEmptyDirectory()));
  }

  @ParameterizedTest
  @CsvSource({
    "../evil.scad,                  leads out of its folder",
    "a/../../evil.scad,             leads out of its folder",
    "a/..,                          leads out of its folder",
    "META-INF/../../evil.scad,      leads out of its folder",
    "/evil.scad,                    is an absolute path",
    "C:/evil.scad,                  is an absolute path",
    "c:evil.scad,                   is an absolute path",
    "..\\evil.scad,                 has a backslash in its name",
    "\\\\server\\share\\evil.scad,  has a backslash in its name",
    "//server/share/evil.scad,      is an absolute path",
    "a//evil.scad,                  has an empty part in its path",
    "./evil.scad,                   has an empty part in its path",
    "evil.scad:stream,              has one of : * ?",
    "a/nul.scad,                    has the name of a device on Windows",
    "a./evil.scad,                  has a name that ends with a dot or a space",
    ".scad-library,                 has a name that the plugin keeps for itself"
  })
  void aNameThatIsNoPlaceInTheFolderIsRefused(String name, String problem) throws Exception {
    CraftedZip.of("good.scad", name).write(archive);

    assertRefused("its entry \"" + name + "\" " + problem);
  }

  @Test
  void aNameWithControlCharactersIsRefusedAndNotPrinted() throws Exception {
    CraftedZip.of("a\u001b[2Jevil.scad").write(archive);

    assertRefused("its entry \"a?[2Jevil.scad\" has one of");
  }

  @Test
  void aSymbolicLinkIsRefused() throws Exception {
    CraftedZip.of("good.scad").link("evil", "/etc/passwd").write(archive);

    assertRefused("its entry \"evil\" is a symbolic link");
  }

  @Test
  void aPipeIsRefused() throws Exception {
    CraftedZip.of("good.scad").pipe("evil").write(archive);

    assertRefused("its entry \"evil\" is neither a file nor a folder");
  }

  @ParameterizedTest
  @CsvSource({
    "a.scad,         a.scad,         is in it twice",
    "a/gear.scad,    a/Gear.scad,    is the same file as a/gear.scad where upper and lower case are one",
    "A/gear.scad,    a/gear.scad,    is the same file as A/gear.scad where upper and lower case are one",
    "größe.scad,     GRÖSSE.scad,    is the same file as größe.scad where",
    "\u00e9.scad,    e\u0301.scad,   is the same file as \u00e9.scad where",
    "gear,           gear/a.scad,    'lies in gear, which is a file'",
    "gear/a.scad,    gear,           is a file and a folder"
  })
  void twoNamesOfOneFileAreRefused(String one, String other, String problem) throws Exception {
    CraftedZip.of(one, other).write(archive);

    assertRefused("its entry \"" + other + "\" " + problem);
  }

  @Test
  void tooManyEntriesAreRefused() throws Exception {
    CraftedZip.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11").write(archive);

    assertRefused("it has 11 entries, of 10 at most");
  }

  @Test
  void whatGrowsManyTimesIsRefused() throws Exception {
    new CraftedZip().liar("evil.scad", 1 << 18, 1 << 18).write(archive);

    assertRefused("with its entry \"evil.scad\" it grows to more than ");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100})
  void whatDeclaresToBeSmallIsCountedAllTheSame(int declared) throws Exception {
    new CraftedZip().liar("evil.scad", 1 << 18, declared).write(archive);

    assertThatThrownBy(this::unpack).isInstanceOf(LibraryException.class);
  }

  @Test
  void manyFilesAreCountedTogether() throws Exception {
    CraftedZip zip = new CraftedZip();
    for (int i = 0; i < 10; i++) {
      zip.liar("evil" + i + ".scad", 1 << 11, 1 << 11);
    }
    zip.write(archive);
    UnpackLimits narrow = new UnpackLimits(10, (1 << 11) * 9, 1 << 20, 0);

    assertThatThrownBy(() -> new LibraryFolders(root, narrow).ready(List.of(source())))
        .hasMessageContaining(
            "with its entry \"evil9.scad\" it grows to more than " + (1 << 11) * 9 + " bytes");
  }

  @Test
  void aWrongChecksumIsDamage() throws Exception {
    new CraftedZip().damaged("evil.scad", "cube(1);").write(archive);

    assertDamaged("\"evil.scad\" has a wrong checksum");
  }

  @Test
  void whatIsNoZipIsDamaged() throws Exception {
    Files.createDirectories(archive.getParent());
    Files.writeString(archive, "evil");

    assertDamaged("");
  }

  @Test
  void halfAZipIsDamaged() throws Exception {
    CraftedZip.of("evil.scad").write(archive);
    byte[] bytes = Files.readAllBytes(archive);
    Files.write(archive, java.util.Arrays.copyOf(bytes, bytes.length - 30));

    assertDamaged("");
  }

  @Test
  void aTableOfContentsOfNonsenseIsRefused() throws Exception {
    CraftedZip.of("a.scad").write(archive);
    byte[] bytes = Files.readAllBytes(archive);
    bytes[bytes.length - 22 + 12] = 5; // its size
    Files.write(archive, bytes);

    assertThatThrownBy(() -> UnixModes.of(archive)).isInstanceOf(ZipException.class);
    assertDamaged("");
  }

  @Test
  void anEarlierVersionIsGoneWhenItsSuccessorIsRefused() throws Exception {
    CraftedZip.of("gears.scad").write(archive);
    unpack();
    assertThat(root.resolve("gears/gears.scad")).exists();
    CraftedZip.of("gears.scad", "../evil.scad").write(archive);

    assertRefused("leads out of its folder");

    assertThat(root.resolve("gears")).doesNotExist();
  }

  private void assertRefused(String problem) {
    assertThatThrownBy(this::unpack)
        .isInstanceOf(LibraryException.class)
        .hasMessageStartingWith("The library org.example:gears:1.0 is not unpacked: ")
        .hasMessageContaining(problem);
  }

  private void assertDamaged(String problem) {
    assertThatThrownBy(this::unpack)
        .isInstanceOf(LibraryException.class)
        .hasMessageStartingWith("The library org.example:gears:1.0 is damaged: " + archive + " (")
        .hasMessageContaining(problem)
        .hasMessageEndingWith("Delete that file, and Maven fetches it again.");
  }

  private void unpack() throws Exception {
    new LibraryFolders(root, LIMITS).ready(List.of(source()));
  }

  private LibrarySource source() {
    return new LibrarySource("org.example", "gears", "zip", "1.0", archive);
  }
}
