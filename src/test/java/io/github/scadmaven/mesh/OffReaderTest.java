package io.github.scadmaven.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An OFF file is read as OpenSCAD writes it, or refused with the line and what is wrong there. */
@Timeout(60)
class OffReaderTest {

  private static final String TRIANGLE = "OFF 3 1 0\n0 0 0 \n1 0 0 \n0 1 0 \n3 0 1 2\n";

  @TempDir Path folder;

  @Test
  void coordinatesAndCornersAreThoseOfTheFile() throws Exception {
    PolygonMesh mesh =
        read("OFF 4 2 0\n0 -1.5 2e-07 \n1 0 0 \n0 1 0 \n5 5 5 \n3 0 1 2\n4 3 2 1 0\n");

    assertThat(mesh.coordinates()).containsExactly(0, -1.5, 2e-7, 1, 0, 0, 0, 1, 0, 5, 5, 5);
    assertThat(mesh.faceCount()).isEqualTo(2);
    assertThat(mesh.corners()).containsExactly(0, 1, 2, 3, 2, 1, 0);
    assertThat(mesh.start(1)).isEqualTo(3);
    assertThat(mesh.end(1)).isEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource({
    "3 0 1 2 255 0 16, FF0010FF",
    "3 0 1 2 255 0 16 127, FF00107F",
    "3 0 1 2 0 0 0 0, 00000000",
    "3 0 1 2, F9D72CFF",
  })
  void theColourIsWhatFollowsTheCorners(String face, String colour) throws Exception {
    PolygonMesh mesh = read(TRIANGLE.replace("3 0 1 2", face));

    assertThat(Integer.toHexString(mesh.colour(0))).isEqualToIgnoringCase(stripZeros(colour));
  }

  @Test
  void commentsEmptyLinesTabsAndWindowsLineEndsAreNoMatter() throws Exception {
    PolygonMesh mesh =
        read(
            "# by hand\r\nOFF\r\n\r\n3 1 0 # counts\r\n0\t0 0\r\n1 0 0\r\n# b\r\n0 1 0\r\n3 0 1 2\r\n\r\n");

    assertThat(mesh.coordinates()).containsExactly(0, 0, 0, 1, 0, 0, 0, 1, 0);
    assertThat(mesh.corners()).containsExactly(0, 1, 2);
  }

  @Test
  void wordsThatTheReadBufferCutsInTwoAreWhole() throws Exception {
    StringBuilder text = new StringBuilder("OFF 30000 1 0\n");
    for (int i = 0; i < 30_000; i++) {
      text.append(100_000 + i).append(" 0.125 -7\n");
    }
    PolygonMesh mesh = read(text + "3 29997 29998 29999\n");

    for (int i = 0; i < 30_000; i++) {
      assertThat(mesh.coordinates()[3 * i]).isEqualTo(100_000 + i);
      assertThat(mesh.coordinates()[3 * i + 2]).isEqualTo(-7);
    }
    assertThat(mesh.corners()).containsExactly(29_997, 29_998, 29_999);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "solid x\n", "COFF 3 1 0\n", "OFFICE\n"})
  void whatDoesNotBeginWithOffIsRefused(String text) {
    assertRefused(text, "not an OFF file, which begins with the word OFF");
  }

  @ParameterizedTest
  @CsvSource({
    "OFF, line 2: the file ends before the numbers of vertices and faces",
    "OFF x 1 0, line 1: the number of vertices is missing",
    "OFF -3 1 0, line 1: the number of vertices is missing",
    "OFF 3, line 1: the number of faces is missing",
    "OFF 99999999999 1 0, line 1: the number of vertices is missing",
  })
  void withoutBothCountsAFileIsRefused(String header, String message) {
    assertRefused(header + "\n", message);
  }

  @Test
  void countsThatTheFileIsTooShortForAreRefusedBeforeMemoryIsTaken() {
    assertRefused(
        "OFF 2000000000 2000000000 0\n",
        "line 1: 2000000000 vertices and 2000000000 faces don't fit into 28 bytes");
  }

  @Test
  void fewerVerticesThanAnnouncedAreRefused() {
    assertRefused(
        "OFF 3 0 0\n0 0 0               \n1 0 0\n",
        "line 4: the file ends after 2 of the 3 vertices announced");
  }

  @Test
  void fewerFacesThanAnnouncedAreRefused() {
    assertRefused(
        TRIANGLE.replace("3 1 0", "3 2 0"),
        "line 6: the file ends after 1 of the 2 faces announced");
  }

  @Test
  void moreFacesThanAnnouncedAreRefused() {
    assertRefused(
        TRIANGLE + "3 0 1 2\n", "line 6: more lines than the 1 faces that were announced");
  }

  @Test
  void moreVerticesThanAnnouncedAreRefused() {
    assertRefused(
        "OFF 2 1 0\n0 0 0\n1 0 0\n0 1 0\n3 0 1 0\n",
        "line 4: the corners of face 0 are not followed by a colour");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nan", "-nan", "inf", "-inf", "1e999", "0x1p3", "1d", "1,5", "--1", "e"})
  void aCoordinateThatIsNoFiniteNumberIsRefused(String word) {
    assertRefused(
        TRIANGLE.replace("1 0 0", "1 " + word + " 0"),
        "line 3: vertex 1 has the coordinate '" + word + "', which is no finite number");
  }

  @Test
  void twoOrFourCoordinatesAreRefused() {
    assertRefused(
        TRIANGLE.replace("1 0 0", "1 0"), "line 3: vertex 1 has less than three coordinates");
    assertRefused(
        TRIANGLE.replace("1 0 0", "1 0 0 7"), "line 3: vertex 1 has more than three coordinates");
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "-1", "1.0", "x", "4294967296"})
  void aCornerThatIsNoVertexIsRefused(String corner) {
    assertRefused(
        TRIANGLE.replace("3 0 1 2", "3 0 1 " + corner),
        "line 5: a corner of face 0 is none of the 3 vertices, numbered from 0");
  }

  @Test
  void aFaceWithFewerCornersThanItSaysIsRefused() {
    assertRefused(TRIANGLE.replace("3 0 1 2", "3 0 1"), "line 5: face 0 has 2 of 3 corners");
    assertRefused(
        TRIANGLE.replace("3 0 1 2", "2000000000 0 1"),
        "line 5: face 0 has 2 of 2000000000 corners");
    assertRefused(
        TRIANGLE.replace("3 0 1 2", "x 0 1 2"),
        "line 5: face 0 doesn't begin with the number of its corners");
  }

  @ParameterizedTest
  @ValueSource(strings = {"255", "255 0", "255 0 256", "-1 0 0", "0.5 0.5 0.5", "1 2 3 4 5"})
  void aColourThatIsNoneIsRefused(String colour) {
    assertRefused(
        TRIANGLE.replace("3 0 1 2", "3 0 1 2 " + colour),
        "line 5: the corners of face 0 are not followed by a colour, which is 3 or 4 numbers from"
            + " 0 to 255");
  }

  @Test
  void aFileThatIsCutOffAnywhereIsRefused() {
    String whole = TRIANGLE.replace("3 0 1 2", "3 0 1 2 255 0 127");
    for (int length = 0; length < whole.length(); length++) {
      String cut = whole.substring(0, length);
      assertThatIOException().as(cut).isThrownBy(() -> read(cut));
    }
  }

  @Test
  void aWordWithoutEndDoesNotFillTheMemory() {
    assertRefused("OFF " + "1".repeat(1000), "line 1: a word of more than 100 characters");
  }

  private static String stripZeros(String hex) {
    return Integer.toHexString(Integer.parseUnsignedInt(hex, 16));
  }

  private PolygonMesh read(String text) throws IOException {
    return OffReader.read(Files.writeString(folder.resolve("model.off"), text));
  }

  private void assertRefused(String text, String message) {
    assertThatIOException()
        .isThrownBy(() -> read(text))
        .withMessageStartingWith(folder.resolve("model.off") + ", line ")
        .withMessageContaining(message);
  }
}
