package io.github.scadmaven.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OffFileTest {

  @TempDir Path folder;

  @Test
  void theSameFacesInAnyOrderGiveTheSameBytes() throws Exception {
    List<String> one =
        List.of(
            "OFF 4 4 0",
            "0 0 0 ",
            "10 0 0 ",
            "0 10 0 ",
            "0 0 10 ",
            "3 0 2 1",
            "3 0 1 3",
            "3 0 3 2",
            "3 1 2 3");
    List<String> other =
        List.of(
            "OFF 4 4 0",
            "0 0 10 ",
            "0 10 0 ",
            "10 0 0 ",
            "0 0 0 ",
            "3 1 0 2",
            "3 3 2 0",
            "3 1 2 3",
            "3 0 1 3");

    assertThat(sorted(one)).isEqualTo(sorted(other)).hasSize(9).startsWith("OFF 4 4 0");
  }

  @Test
  void facesKeepTheirSideAndTheirCorners() throws Exception {
    assertThat(sorted(List.of("OFF 3 1 0", "5 0 0 ", "0 0 0 ", "0 5 0 ", "3 0 2 1")))
        .containsExactly("OFF 3 1 0", "0 0 0 ", "5 0 0 ", "0 5 0 ", "3 0 1 2");
  }

  @Test
  void facesKeepTheirColour() throws Exception {
    List<String> one =
        List.of(
            "OFF 4 2 0",
            "5 0 0 ",
            "0 0 0 ",
            "0 5 0 ",
            "9 9 9 ",
            "3 0 2 1 255 0 0",
            "3 1 2 3 0 0 255 127");
    List<String> other =
        List.of(
            "OFF 4 2 0",
            "9 9 9 ",
            "0 5 0 ",
            "0 0 0 ",
            "5 0 0 ",
            "3 2 1 0 0 0 255 127",
            "3 2 3 1 255 0 0");

    assertThat(sorted(one))
        .isEqualTo(sorted(other))
        .endsWith("3 0 1 2 0 0 255 127", "3 0 3 1 255 0 0");
  }

  @Test
  void verticesThatNoFaceUsesStay() throws Exception {
    assertThat(sorted(List.of("OFF 4 1 0", "9 9 9 ", "0 0 0 ", "5 0 0 ", "0 5 0 ", "3 1 2 3")))
        .containsExactly("OFF 4 1 0", "0 0 0 ", "5 0 0 ", "0 5 0 ", "9 9 9 ", "3 0 1 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", // nothing
        "solid", // another format
        "OFF\n1 0 0\n0 0 0\n", // another way to write it
        "OFF 3 1 0\n0 0 0\n1 0 0\n", // cut off
        "OFF 3 1 0\n0 0 0\n1 0 0\n0 1 0\n3 0 1 3\n", // a vertex too many
        "OFF 3 1 0\n0 0 0\n1 0 0\n0 1 0\n3 0 1\n", // a corner too few
        "OFF 3 1 0\n0 0 0\n1 0 0\n0 1 0\n3 0 1 2 0.5 0.5 0.5\n" // a colour
      })
  void whatIsNotAsOpenScadWritesItIsLeftAlone(String text) throws Exception {
    Path from = Files.writeString(folder.resolve("from.off"), text);

    assertThat(OffFile.copySorted(from, folder.resolve("to.off"))).isFalse();
  }

  private List<String> sorted(List<String> lines) throws Exception {
    Path from = Files.write(folder.resolve("from.off"), lines);
    Path to = folder.resolve("to.off");
    assertThat(OffFile.copySorted(from, to)).isTrue();
    return Files.readAllLines(to);
  }
}
