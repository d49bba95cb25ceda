package io.github.scadmaven.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A file is there whole, with the usual permissions, and nothing else is left. */
class WholeFileTest {

  private static final byte[] NEW = "new".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  @Test
  void replacesAnEarlierFile() throws Exception {
    Path file = Files.writeString(folder.resolve("a.json"), "a much longer old text");

    WholeFile.write(file, NEW);

    assertThat(file).hasContent("new");
    assertThat(folder).isDirectoryNotContaining(other -> !other.equals(file));
  }

  @Test
  void makesTheFolder() throws Exception {
    Path file = folder.resolve("b").resolve("c").resolve("a.json");

    WholeFile.write(file, NEW);

    assertThat(file).hasContent("new");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void othersMayReadItAsTheyMayReadAllFiles() throws Exception {
    Path usual = Files.createFile(folder.resolve("usual"));
    Path file = folder.resolve("a.json");

    WholeFile.write(file, NEW);

    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(usual));
  }

  @Test
  void leavesNothingIfItCannotTakeItsPlace() throws Exception {
    Path inTheWay = Files.createDirectories(folder.resolve("a.json").resolve("full"));

    assertThatThrownBy(() -> WholeFile.write(inTheWay.getParent(), NEW))
        .isInstanceOf(IOException.class);

    assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void aFinishedFileTakesItsPlaceAndIsGoneFromItsOwn() throws Exception {
    Path finished = Files.writeString(folder.resolve("finished"), "new");
    Path place = Files.writeString(folder.resolve("place"), "old");

    WholeFile.publish(finished, place);

    assertThat(place).hasContent("new");
    assertThat(folder).isDirectoryNotContaining(other -> !other.equals(place));
  }

  /** A memory disk is another one than that of temporary files, on Linux. */
  @Test
  void aFinishedFileMayLieOnAnotherDisk() throws Exception {
    Path memory = Path.of("/dev/shm");
    assumeTrue(
        Files.isWritable(memory) && !Files.getFileStore(memory).equals(Files.getFileStore(folder)),
        "there is no second disk");
    Path finished = Files.createTempFile(memory, "finished", "");
    Files.writeString(finished, "new");
    Path place = folder.resolve("place");

    WholeFile.publish(finished, place);

    assertThat(place).hasContent("new");
    assertThat(finished).doesNotExist();
    assertThat(folder).isDirectoryNotContaining(other -> !other.equals(place));
  }

  @Test
  void whatAKilledRunLeftIsDeleted() throws Exception {
    Path left = Files.createFile(folder.resolve(".scad-999999999-1700000000000-abc.a.stl.tmp"));
    Path inUse = Files.createFile(folder.resolve(".scad-" + RunId.next().text() + ".a.stl.tmp"));
    Path odd = Files.createFile(folder.resolve(".scad-nodot.tmp"));

    WholeFile.clearLeftovers(folder);

    assertThat(left).doesNotExist();
    assertThat(inUse).exists();
    assertThat(odd).exists();
  }

  @Test
  void aFolderThatIsNotThereHasNoLeftovers() throws Exception {
    WholeFile.clearLeftovers(folder.resolve("missing"));

    assertThat(folder.resolve("missing")).doesNotExist();
  }
}
