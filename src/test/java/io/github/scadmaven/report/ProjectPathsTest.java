package io.github.scadmaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scadmaven.openscad.Diagnostic;
import io.github.scadmaven.openscad.Severity;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Files of the project are named from the project on, with forward slashes. */
class ProjectPathsTest {

  private static final Path PROJECT = Renders.PROJECT;

  private final ProjectPaths paths = new ProjectPaths(PROJECT);

  @Test
  void aFileOfTheProjectIsRelative() {
    assertThat(paths.show(PROJECT.resolve("my parts").resolve("wheel.scad")))
        .isEqualTo("my parts/wheel.scad");
  }

  @Test
  void aFileElsewhereIsAbsolute() {
    Path library = PROJECT.resolveSibling("project2").resolve("wheel.scad");

    assertThat(paths.show(library)).isEqualTo(library.toString().replace('\\', '/'));
  }

  @Test
  void aMessageBeginsWithItsPlace() {
    Path file = PROJECT.resolve("wheel.scad");

    assertThat(paths.show(new Diagnostic(Severity.ERROR, "text", file, 12)))
        .isEqualTo("wheel.scad:12: text");
    assertThat(paths.show(new Diagnostic(Severity.ERROR, "text", file, 0)))
        .isEqualTo("wheel.scad: text");
    assertThat(paths.show(Diagnostic.error("text"))).isEqualTo("text");
  }
}
