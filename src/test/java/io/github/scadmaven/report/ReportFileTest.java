package io.github.scadmaven.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report is there as a whole or not at all, and everybody may read it who may read others. */
class ReportFileTest {

  @TempDir private Path folder;

  @Test
  void foldersAreMadeAsNeeded() throws IOException {
    Path file = folder.resolve("target/scad/render.json");

    ReportFile.write(file, "{}".getBytes(UTF_8));

    assertThat(file).hasContent("{}");
  }

  @Test
  void anEarlierReportIsReplacedAndNothingElseIsLeft() throws IOException {
    Path file = folder.resolve("render.json");
    Files.writeString(file, "a much longer earlier report");

    ReportFile.write(file, "{}".getBytes(UTF_8));

    assertThat(file).hasContent("{}");
    assertThat(folder.toFile().list()).containsExactly("render.json");
  }

  @Test
  void itMayBeReadByWhoeverMayReadOtherFiles() throws IOException {
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    Path other = Files.writeString(folder.resolve("other.txt"), "");
    Path file = folder.resolve("render.json");

    ReportFile.write(file, "{}".getBytes(UTF_8));

    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(other));
  }

  @Test
  void whereItCantBeWrittenNothingIsLeft() throws IOException {
    Path file = folder.resolve("render.json");
    Files.createDirectories(file.resolve("not empty"));

    assertThatThrownBy(() -> ReportFile.write(file, "{}".getBytes(UTF_8)))
        .isInstanceOf(IOException.class);
    assertThat(folder.toFile().list()).containsExactly("render.json");
  }
}
