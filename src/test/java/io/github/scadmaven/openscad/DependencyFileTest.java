package io.github.scadmaven.openscad;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that OpenSCAD says it read are read from what it writes for make. */
class DependencyFileTest {

  private Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile(@TempDir Path temporary) {
    folder = temporary.toAbsolutePath();
    file = folder.resolve("model.d");
  }

  @Test
  void eachLineAfterTheFirstIsAFile() throws IOException {
    assertThat(read("out.stl: \\\n\tmain.scad \\\n\t/lib/screw.scad \\\n\tparts/../wheel.scad\n"))
        .containsExactly(
            folder.resolve("main.scad"),
            folder.resolve("/lib/screw.scad"),
            folder.resolve("wheel.scad"));
  }

  @Test
  void spacesAreEscapedInFilesButNotInTheTarget() throws IOException {
    assertThat(read("my out.stl: \\\n\tmy\\ main\\ file.scad \\\n\t/my\\ lib/a.scad\n"))
        .containsExactly(folder.resolve("my main file.scad"), folder.resolve("/my lib/a.scad"));
  }

  @Test
  void otherCharactersAreNotEscaped() throws IOException {
    assertThat(read("a:b.stl: \\\n\ta#1$2.scad \\\n\tZahnräder.scad \\\n\tC/a.scad"))
        .containsExactly(
            folder.resolve("a#1$2.scad"),
            folder.resolve("Zahnräder.scad"),
            folder.resolve("C/a.scad"));
  }

  @Test
  void colonsAreNoSeparators() throws IOException {
    List<Path> files = read("C:/out.stl: \\\n\tC:/my\\ cad/a.scad \\\n\tC:/b.scad\n");

    assertThat(files)
        .containsExactly(
            folder.resolve("C:/my cad/a.scad").normalize(),
            folder.resolve("C:/b.scad").normalize());
  }

  @Test
  void linesMayEndAsOnWindows() throws IOException {
    assertThat(read("out.stl: \\\r\n\tmain.scad \\\r\n\tpart.scad\r\n"))
        .containsExactly(folder.resolve("main.scad"), folder.resolve("part.scad"));
  }

  @Test
  void severalTargetsStandOnTheFirstLine() throws IOException {
    assertThat(read("out.stl out.png: \\\n\tmain.scad\n"))
        .containsExactly(folder.resolve("main.scad"));
  }

  @Test
  void aTargetWithoutFilesHasNone() throws IOException {
    assertThat(read("out.stl:\n")).isEmpty();
    assertThat(read("out.stl: \\\n\n")).isEmpty();
    assertThat(read("")).isEmpty();
  }

  @Test
  void bytesThatAreNotUtf8AreReplaced() throws IOException {
    Files.write(file, "out.stl: \\\n\tcaf\u00e9.scad\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(DependencyFile.read(file, folder)).containsExactly(folder.resolve("caf\uFFFD.scad"));
  }

  @Test
  void aNameThatIsNoPathIsLeftOut() throws IOException {
    assertThat(read("out.stl: \\\n\ta\0b.scad \\\n\tmain.scad\n"))
        .containsExactly(folder.resolve("main.scad"));
  }

  @Test
  void aMissingFileNamesNothing() throws IOException {
    assertThat(DependencyFile.read(file, folder)).isEmpty();
  }

  private List<Path> read(String text) throws IOException {
    Files.writeString(file, text);
    return DependencyFile.read(file, folder);
  }
}
