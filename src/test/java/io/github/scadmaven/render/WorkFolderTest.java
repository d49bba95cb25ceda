package io.github.scadmaven.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a killed build left behind is cleared by the next one, and what is in use is not. */
class WorkFolderTest {

  /** No process has this id. */
  private static final String DEAD = "999999999-1700000000000-abc";

  @TempDir Path parent;

  @Test
  void theFolderOfABuildThatIsDeadIsDeleted() throws Exception {
    Path left = Files.createDirectories(parent.resolve(DEAD).resolve("render1"));
    Files.writeString(left.resolve("half.stl"), "solid");

    try (WorkFolder work = WorkFolder.create(parent)) {
      assertThat(parent.resolve(DEAD)).doesNotExist();
      assertThat(work.path()).isDirectory();
    }
  }

  @Test
  void theFolderOfABuildThatRunsIsLeftAlone() throws Exception {
    try (WorkFolder mine = WorkFolder.create(parent);
        WorkFolder other = WorkFolder.create(parent)) {
      assertThat(mine.path()).isDirectory();
      assertThat(other.path()).isDirectory();
    }
    assertThat(parent).doesNotExist();
  }

  @Test
  void filesOfOtherNamesAreNotOurs() throws Exception {
    Path foreign = Files.createDirectories(parent.resolve("important"));

    try (WorkFolder work = WorkFolder.create(parent)) {
      assertThat(work.path()).isDirectory();
    }

    assertThat(foreign).isDirectory();
  }
}
