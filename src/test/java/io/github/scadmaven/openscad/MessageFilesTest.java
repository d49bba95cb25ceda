package io.github.scadmaven.openscad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The names of files in messages lead to the files, by the paths that people know them by. */
class MessageFilesTest {

  private Path root;
  private Path project;

  @BeforeEach
  void createProject(@TempDir Path temporary) throws IOException {
    root = temporary.toRealPath();
    project = Files.createDirectories(root.resolve("my project"));
  }

  @Test
  void aRelativeNameIsInTheWorkingFolder() throws IOException {
    Path main = file(project.resolve("main.scad"));
    Path part = file(project.resolve("parts/wheel.scad"));
    MessageFiles files = new MessageFiles(project, null, List.of());

    assertThat(files.apply("main.scad")).isEqualTo(main);
    assertThat(files.apply("parts/wheel.scad")).isEqualTo(part);
    assertThat(files.apply("./parts/../main.scad")).isEqualTo(main);
  }

  @Test
  void aRelativeNameMayLeadOutOfTheWorkingFolder() throws IOException {
    Path library = file(root.resolve("lib/screw.scad"));

    assertThat(new MessageFiles(project, null, List.of()).apply("../lib/screw.scad"))
        .isEqualTo(library);
  }

  @Test
  void aNameThatIsNotInTheWorkingFolderIsBesideAFileThatWasRead() throws IOException {
    Path used = file(root.resolve("lib/screw.scad"));
    Path helper = file(root.resolve("lib/inner/thread.scad"));
    List<Path> read = List.of(file(root.resolve("other/nut.scad")), used);
    MessageFiles files = new MessageFiles(project, null, read);

    assertThat(files.apply("screw.scad")).isEqualTo(used);
    assertThat(files.apply("inner/thread.scad")).isEqualTo(helper);
  }

  @Test
  void theWorkingFolderComesFirst() throws IOException {
    Path ours = file(project.resolve("screw.scad"));
    Path used = file(root.resolve("lib/screw.scad"));

    assertThat(new MessageFiles(project, null, List.of(used)).apply("screw.scad")).isEqualTo(ours);
  }

  @Test
  void anAbsoluteNameIsTakenAsItIs() throws IOException {
    Path library = root.resolve("lib/screw.scad");

    assertThat(new MessageFiles(project, null, List.of()).apply(library.toString()))
        .isEqualTo(library);
  }

  @Test
  void aFileThatIsNowhereIsNamedInTheWorkingFolder() throws IOException {
    Path used = file(root.resolve("lib/screw.scad"));

    assertThat(new MessageFiles(project, null, List.of(used)).apply("gone.scad"))
        .isEqualTo(project.resolve("gone.scad"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<stdin>", "-"})
  void aPipedFileIsCalledByItsOwnName(String name) throws IOException {
    Path stub = root.resolve("target/scad/stubs/wheel.scad");

    assertThat(new MessageFiles(project, stub, List.of()).apply(name)).isEqualTo(stub);
  }

  @Test
  void withoutAPipeADashIsAFile() throws IOException {
    assertThat(new MessageFiles(project, null, List.of()).apply("-"))
        .isEqualTo(project.resolve("-"));
  }

  @Test
  void filesBelowALinkedFolderAreNamedByTheLink() throws IOException {
    Path real = project.resolve("cad");
    Path main = file(real.resolve("main.scad"));
    Path link = link(root.resolve("link"), project);
    MessageFiles files = new MessageFiles(link.resolve("cad"), null, List.of());

    assertThat(files.apply("main.scad")).isEqualTo(link.resolve("cad/main.scad"));
    assertThat(files.apply(main.toString())).isEqualTo(link.resolve("cad/main.scad"));
    assertThat(files.apply("../other.scad")).isEqualTo(project.resolve("other.scad"));
    file(project.resolve("other.scad"));
    assertThat(files.apply("../other.scad")).isEqualTo(link.resolve("other.scad"));
  }

  @Test
  void aFolderThatIsALinkItselfIsNamedByTheLink() throws IOException {
    Path main = file(project.resolve("main.scad"));
    Path link = link(root.resolve("link"), project);

    assertThat(new MessageFiles(link, null, List.of()).apply(main.toString()))
        .isEqualTo(link.resolve("main.scad"));
  }

  @Test
  void filesBesideTheTargetOfALinkAreNotSoughtBesideTheLink() throws IOException {
    Path real = Files.createDirectories(root.resolve("disk/cad"));
    Path library = file(root.resolve("disk/lib/screw.scad"));
    Files.createDirectories(root.resolve("home"));
    Path link = link(root.resolve("home/cad"), real);
    MessageFiles files = new MessageFiles(link, null, List.of());

    assertThat(files.apply(library.toString())).isEqualTo(library);
    assertThat(files.apply("new.scad")).isEqualTo(link.resolve("new.scad"));
  }

  @Test
  void aNameThatIsNoPathLeadsToTheWorkingFolder() throws IOException {
    assertThat(new MessageFiles(project, null, List.of()).apply("a\0b")).isEqualTo(project);
  }

  @Test
  void theWorkingFolderMustExist() {
    assertThatThrownBy(() -> new MessageFiles(root.resolve("nowhere"), null, List.of()))
        .isInstanceOf(NoSuchFileException.class);
  }

  private static Path file(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "");
  }

  private static Path link(Path link, Path target) throws IOException {
    try {
      return Files.createSymbolicLink(link, target);
    } catch (UnsupportedOperationException | FileSystemException e) {
      assumeTrue(false, "no symbolic links here: " + e);
      throw e;
    }
  }
}
