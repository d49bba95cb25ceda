package io.github.scadmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scadmaven.engine.EmbeddedOpenScad.Sight;
import io.github.scadmaven.openscad.Format;
import io.github.scadmaven.openscad.Invocation;
import io.github.scadmaven.openscad.OpenScadNotFoundException;
import io.github.scadmaven.process.Exit;
import io.github.scadmaven.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where the embedded OpenSCAD is unpacked, and what is said if it can't be. */
@Timeout(300)
class EngineInstallationTest {

  @TempDir Path folder;

  private Path user;
  private Path project;
  private EngineFiles files;

  @BeforeEach
  void writeJars() throws IOException {
    user = folder.resolve("cache").resolve("engine");
    project = folder.resolve("target").resolve("engine");
    Path jar = TestJar.write(folder.resolve("engine.jar"), 1000);
    files = new EngineFiles(jar, folder.resolve("javet.jar"), jar);
  }

  @Test
  void theUsersFolderIsUsed() throws Exception {
    EngineInstallation installation = install();

    assertThat(installation.engine()).startsWith(user).exists();
    assertThat(project).doesNotExist();
  }

  @Test
  void whereTheUsersFolderCantBeMadeTheProjectsIsUsed() throws Exception {
    Files.writeString(folder.resolve("cache"), "a file");

    assertThat(install().engine()).startsWith(project).exists();
  }

  @Test
  void aFullDiskSendsItToTheProjectsFolder() throws Exception {
    files = new EngineFiles(bigJar(), folder.resolve("javet.jar"), bigJar());
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("cache"), "100k")) {
      assertThat(disk).isNotNull();
      assertThat(install().engine()).startsWith(project);
    }
  }

  @Test
  void whereNothingCanBeWrittenASentenceSaysSo() throws Exception {
    Files.writeString(folder.resolve("cache"), "a file");
    Files.writeString(folder.resolve("target"), "a file");

    assertThatThrownBy(this::install)
        .isInstanceOf(OpenScadNotFoundException.class)
        .hasMessageStartingWith(
            "The embedded OpenSCAD can't be unpacked, which needs 110 MB once in one of these folders: "
                + user
                + " (")
        .hasMessageContaining(project + " (")
        .hasMessageNotContaining("java.");
  }

  @Test
  void fullDisksAreNamedAsSuch() throws Exception {
    files = new EngineFiles(bigJar(), folder.resolve("javet.jar"), bigJar());
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), "100k")) {
      assertThat(disk).isNotNull();
      user = folder.resolve("disk").resolve("a");
      project = folder.resolve("disk").resolve("b");

      assertThatThrownBy(this::install)
          .hasMessageEndingWith(
              ": %s (No space left on device), %s (No space left on device)", user, project);
    }
  }

  @Test
  void aDamagedArtifactIsNamed() throws Exception {
    Files.write(files.engine(), new byte[500]);

    assertThatThrownBy(this::install)
        .isInstanceOf(OpenScadNotFoundException.class)
        .hasMessageStartingWith(
            "The embedded OpenSCAD can't be unpacked: " + files.engine() + " is damaged (")
        .hasMessageEndingWith("delete it, and Maven fetches it again");
  }

  /** Loading half a library may crash the virtual machine that does. */
  @Test
  void aWorkerThatDoesNotStartOfHalfALibraryIsHealedAndRenders() throws Exception {
    EngineInstallation installation = installRealOne();
    try (Stream<Path> library = Files.list(installation.library())) {
      Path file = library.filter(path -> path.toString().contains("libjavet")).findFirst().get();
      cutUnnoticed(file, JarContents.of(files.nativeLibrary(), n -> n.contains("libjavet-")));
    }

    assertThat(render(installation).isSuccess()).isTrue();
  }

  @Test
  void aWorkerThatDoesNotStartOfHalfAnOpenScadIsHealedAndRenders() throws Exception {
    EngineInstallation installation = installRealOne();
    Path file = installation.engine().resolve("openscad.wasm");
    cutUnnoticed(file, JarContents.of(files.engine(), name -> true));

    assertThat(render(installation).isSuccess()).isTrue();
  }

  @Test
  void theSharedTemporaryFolderIsLeftAlone() throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("tmp"));

    assertThat(render(withTemporaryFolder(TestEngine.installation(), temporary)).isSuccess())
        .isTrue();

    assertThat(temporary).isEmptyDirectory();
  }

  private EngineInstallation installRealOne() throws Exception {
    Path engine = TestJar.of(Path.of("target", "engine", "content"), folder.resolve("real.jar"));
    Path javet = TestEngine.installation().classPath().get(1);
    files = new EngineFiles(engine, javet, TestEngine.nativeLibrary());
    return install();
  }

  private Exit render(WorkerProgram program) throws Exception {
    try (ProcessRunner processes = new ProcessRunner("test-" + System.nanoTime())) {
      Sight sight = new Sight(List.of(folder), List.of(), List.of());
      Path work = Files.createDirectory(folder.resolve("work"));
      return EmbeddedOpenScad.of(program, sight, processes, work).export(cube());
    }
  }

  private EngineInstallation install() throws OpenScadNotFoundException {
    return EngineInstallation.of(files, List.of(user, project));
  }

  private Path bigJar() throws IOException {
    return TestJar.write(folder.resolve("big.jar"), 300_000);
  }

  /** As after a failure of the disk: nothing but its contents tells. */
  private static void cutUnnoticed(Path file, JarContents contents) throws IOException {
    Files.write(file, new byte[1000]);
    CheckedState.remember(file.resolveSibling(""), contents.entries());
  }

  private static WorkerProgram withTemporaryFolder(EngineInstallation installation, Path folder) {
    return new WorkerProgram() {
      @Override
      public List<String> command() {
        List<String> words = new ArrayList<>(installation.command());
        words.add(1, "-Djava.io.tmpdir=" + folder);
        return words;
      }

      @Override
      public void heal() throws IOException {
        installation.heal();
      }
    };
  }

  private Invocation cube() throws IOException {
    return new Invocation(
        Files.writeString(folder.resolve("cube.scad"), "cube();"),
        null,
        folder,
        folder.resolve("cube.stl"),
        Format.STL,
        null,
        folder.resolve("cube.d"),
        folder.resolve("cube.log"),
        Map.of(),
        null);
  }
}
