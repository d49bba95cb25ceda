package io.github.scadmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scadmaven.file.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A jar is unpacked once, whole, and stays as it should be, whatever happens to it. */
@Timeout(300)
class EngineFolderTest {

  private static final String WASM = "openscad.wasm";
  private static final String FONT = "fonts/Sans.ttf";

  @TempDir Path folder;

  private Path parent;
  private Path jar;

  @BeforeEach
  void writeJar() throws IOException {
    parent = folder.resolve("home").resolve("engine");
    jar = TestJar.write(folder.resolve("engine-1.jar"), 300_000);
  }

  @Test
  void whatIsWantedIsUnpackedAndNothingElseLiesBesideIt() throws Exception {
    Path place = ready();

    assertIsRight(place);
    assertThat(place.resolve("META-INF")).doesNotExist();
    assertThat(parent).isDirectoryContaining(path -> path.equals(place));
    assertThat(namesIn(parent)).hasSize(1);
  }

  @Test
  void itIsUnpackedOnce() throws Exception {
    Path place = ready();
    Object key = Files.readAttributes(place, "*").get("fileKey");

    assertThat(ready()).isEqualTo(place);

    assertThat(Files.readAttributes(place, "*").get("fileKey")).isEqualTo(key);
  }

  @Test
  void otherContentsHaveAnotherFolder() throws Exception {
    Path first = ready();
    TestJar.write(jar, 300_001);

    assertThat(ready()).isNotEqualTo(first);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theFolderIsForThisUserAlone() throws Exception {
    ready();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(parent)))
        .isEqualTo("rwx------");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFolderThatOthersMayWriteToIsRefused() throws Exception {
    ready();
    Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxrwx---"));

    assertThatThrownBy(this::ready).hasMessage("other users may write to it");
  }

  @Test
  void aFlippedByteIsHealedEvenIfTheFileKeepsItsSizeAndTime() throws Exception {
    Path wasm = ready().resolve(WASM);
    FileTime time = Files.getLastModifiedTime(wasm);
    flipByte(wasm, 1000);
    if (!OS.WINDOWS.isCurrentOs()) {
      Files.setLastModifiedTime(wasm, time); // the time of change tells
    }

    assertIsRight(ready());
  }

  @Test
  void aFileThatWasCutIsHealed() throws Exception {
    Path wasm = ready().resolve(WASM);
    Files.write(wasm, new byte[100]);

    assertIsRight(ready());
  }

  @Test
  void aFileThatIsGoneIsHealed() throws Exception {
    Files.delete(ready().resolve(FONT));

    assertIsRight(ready());
  }

  @Test
  void aFileInThePlaceOfTheFolderIsReplaced() throws Exception {
    Path place = parent.resolve(contents().name());
    Files.createDirectories(parent);
    Files.writeString(place, "");

    assertIsRight(ready());
  }

  @Test
  void whatLooksUnchangedIsCheckedByteByByteWhenItIsToBeHealed() throws Exception {
    Path place = ready();
    flipByte(place.resolve(WASM), 1000);
    CheckedState.remember(place, contents().entries());
    assertThat(contents().areIn(ready())).as("healed by looking").isFalse();

    new EngineFolder(contents(), parent).heal();

    assertIsRight(place);
  }

  @Test
  void manyBuildsAtTheSameMomentUnpackWithoutHarm() throws Exception {
    inParallel(8);

    assertIsRight(ready());
    assertThat(namesIn(parent)).hasSize(1);
  }

  @Test
  void manyBuildsAtTheSameMomentHealWithoutHarm() throws Exception {
    Files.write(ready().resolve(WASM), new byte[100]);

    inParallel(8);

    assertIsRight(ready());
    assertThat(namesIn(parent)).hasSize(1);
  }

  @Test
  void twoVirtualMachinesAtTheSameMomentUnpackWithoutHarm() throws Exception {
    TestJar.write(jar, 8_000_000);
    List<Process> machines = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      machines.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  OneUnpacking.class.getName(),
                  jar.toString(),
                  parent.toString())
              .inheritIO()
              .start());
    }
    for (Process machine : machines) {
      assertThat(machine.waitFor()).isZero();
    }

    assertIsRight(ready());
    assertThat(namesIn(parent)).hasSize(1);
  }

  /** A virtual machine that does no more than to unpack, and to check it. */
  static final class OneUnpacking {
    public static void main(String[] arguments) throws Exception {
      JarContents contents =
          JarContents.of(Path.of(arguments[0]), name -> !name.startsWith("META-INF/"));
      Path place = new EngineFolder(contents, Path.of(arguments[1])).ready();
      if (!contents.areIn(place)) {
        throw new IllegalStateException(place + " is not right");
      }
    }
  }

  @Test
  void aDamagedJarIsNamedAndLeavesNothingBehind() throws Exception {
    flipByte(jar, 2000);

    assertThatThrownBy(this::ready)
        .hasMessageStartingWith(jar + " is damaged (")
        .hasMessageEndingWith("): delete it, and Maven fetches it again");
    assertThat(namesIn(parent)).isEmpty();
  }

  @Test
  void halfAJarIsNamed() throws Exception {
    Files.write(jar, new byte[500]);

    assertThatThrownBy(this::contents).hasMessageStartingWith(jar + " is damaged (");
  }

  @Test
  void aFullDiskIsAnErrorAndKeepsNothing() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), "200k")) {
      parent = folder.resolve("disk").resolve("engine");

      assertThatThrownBy(this::ready).hasMessageContaining("No space left on device");

      assertThat(disk).isNotNull();
      assertThat(namesIn(parent)).isEmpty();
    }
  }

  @Test
  void aFolderThatCanOnlyBeReadIsUsedIfAllIsThere() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), "4m")) {
      parent = folder.resolve("disk").resolve("engine");
      Path place = ready();
      Files.delete(place.resolve(".checked"));
      disk.makeReadOnly();

      assertThat(ready()).isEqualTo(place);
    }
  }

  @Test
  void whatKilledBuildsLeftIsRemovedAndWhatLivingOnesUseStays() throws Exception {
    Path left = Files.createDirectories(parent.resolve(".999999999-1-abcdef01"));
    Files.writeString(left.resolve(WASM), "half");
    Path used = Files.createDirectory(parent.resolve("." + RunId.next().text()));

    ready();

    assertThat(left).doesNotExist();
    assertThat(used).exists();
  }

  @Test
  void aFolderOfAnotherVersionIsRemovedWhenNobodyHasUsedItForAMonth() throws Exception {
    Path old = aged("engine-0-0123abcd", 31);
    Path recent = aged("engine-0-0123abce", 29);
    Path foreign = aged("something", 31);

    ready();

    assertThat(old).doesNotExist();
    assertThat(recent).exists();
    assertThat(foreign).exists();
  }

  @Test
  void useKeepsAFolder() throws Exception {
    Path place = ready();
    Files.setLastModifiedTime(place, FileTime.from(Instant.now().minus(Duration.ofDays(31))));

    ready();
    UnusedFolders.remove(parent);

    assertIsRight(place);
  }

  private Path aged(String name, int days) throws IOException {
    Path old = Files.createDirectories(parent.resolve(name));
    Files.writeString(old.resolve(WASM), "old");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(days))));
    return old;
  }

  private JarContents contents() throws IOException {
    return JarContents.of(jar, name -> !name.startsWith("META-INF/"));
  }

  private Path ready() throws IOException {
    return new EngineFolder(contents(), parent).ready();
  }

  private void inParallel(int builds) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(builds);
    try {
      List<Future<Path>> all = new ArrayList<>();
      for (int i = 0; i < builds; i++) {
        all.add(threads.submit(this::ready));
      }
      for (Future<Path> one : all) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private void assertIsRight(Path place) throws IOException {
    assertThat(contents().areIn(place)).as("all of %s is right", place).isTrue();
  }

  private static void flipByte(Path file, int position) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[position] ^= 1;
    Files.write(file, bytes);
  }

  private static List<String> namesIn(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString()).toList();
    }
  }
}
