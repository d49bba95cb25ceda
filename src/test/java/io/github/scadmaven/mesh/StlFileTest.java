package io.github.scadmaven.mesh;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same triangles give the same file, whatever their order; nothing else is touched. */
class StlFileTest {

  private static final String HEAD = "solid OpenSCAD_Model\n";
  private static final String TAIL = "endsolid OpenSCAD_Model\n";

  @TempDir private Path folder;
  private Path from;
  private Path to;

  @BeforeEach
  void nameTheFiles() {
    from = folder.resolve("model.stl");
    to = folder.resolve("sorted.stl");
  }

  @Test
  void trianglesOfATextAreSortedByTheirBytes() throws IOException {
    String low = facet("0 0 1", 1);
    String high = facet("0 1 0", 2);

    assertThat(sorted(HEAD + high + low + TAIL)).isEqualTo(HEAD + low + high + TAIL);
  }

  @Test
  void trianglesOfABinaryAreSortedByTheirBytes() throws IOException {
    byte[] low = triangle(1);
    byte[] high = triangle(200);

    assertThat(sorted(binary("header", List.of(high, low))))
        .isEqualTo(binary("header", List.of(low, high)));
  }

  @Test
  void aBinaryWhoseHeaderBeginsWithSolidIsStillBinary() throws IOException {
    byte[] low = triangle(1);
    byte[] high = triangle(2);

    assertThat(sorted(binary("solid facet endsolid\nfacet", List.of(high, low))))
        .isEqualTo(binary("solid facet endsolid\nfacet", List.of(low, high)));
  }

  @Test
  void oneTriangleStaysWhatItIs() throws IOException {
    String text = HEAD + facet("0 0 1", 1) + TAIL;
    byte[] binary = binary("header", List.of(triangle(7)));

    assertThat(sorted(text)).isEqualTo(text);
    assertThat(sorted(binary)).isEqualTo(binary);
  }

  @Test
  void anEmptySolidStaysWhatItIs() throws IOException {
    byte[] binary = binary("header", List.of());

    assertThat(sorted(HEAD + TAIL)).isEqualTo(HEAD + TAIL);
    assertThat(sorted(binary)).isEqualTo(binary);
  }

  @Test
  void equalTrianglesAreAllKept() throws IOException {
    String twice = facet("0 0 1", 1);
    String other = facet("0 0 0", 1);

    assertThat(sorted(HEAD + twice + other + twice + TAIL))
        .isEqualTo(HEAD + other + twice + twice + TAIL);
  }

  @Test
  void bytesAreComparedWithoutSign() throws IOException {
    byte[] low = triangle(0x7f);
    byte[] high = triangle(0x80);

    assertThat(sorted(binary("header", List.of(high, low))))
        .isEqualTo(binary("header", List.of(low, high)));
  }

  @Test
  void lineEndsOfWindowsAreKept() throws IOException {
    String low = facet("0 0 1", 1);
    String high = facet("0 1 0", 2);

    assertThat(sorted((HEAD + high + low + TAIL).replace("\n", "\r\n")))
        .isEqualTo((HEAD + low + high + TAIL).replace("\n", "\r\n"));
  }

  @Test
  void oddBlanksAreKeptAndBelongToTheirTriangle() throws IOException {
    String plain = facet("0 0 1", 1);
    String odd = "\t \tfacet\tnormal  1 0 0 \n\n outer loop\nvertex 1 2 3\n\nendfacet\n \n";

    assertThat(sorted(HEAD + plain + odd + "  " + TAIL))
        .isEqualTo(HEAD + odd + plain + "  " + TAIL);
  }

  @Test
  void whatFollowsTheSolidStaysBehindIt() throws IOException {
    String low = facet("0 0 1", 1);
    String high = facet("0 1 0", 2);

    assertThat(sorted(HEAD + high + low + "endsolid one\nsolid two\nendsolid two"))
        .isEqualTo(HEAD + low + high + "endsolid one\nsolid two\nendsolid two");
  }

  @Test
  void linesBetweenTheNameAndTheFirstTriangleStayThere() throws IOException {
    String low = facet("0 0 1", 1);
    String high = facet("0 1 0", 2);

    assertThat(sorted(HEAD + "made by hand\n" + high + low + TAIL))
        .isEqualTo(HEAD + "made by hand\n" + low + high + TAIL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "s",
        "solid",
        "solid x\n",
        "rubbish",
        "facet normal 0 0 1\nendfacet\nendsolid\n",
        "{\"solid\": \"endsolid\"}\nendsolid",
        "solid x\nfacet normal 0 0 1\nendfacet\nfacet normal 0 0 0\n outer lo",
        "solid x\nfacet normal 0 0 1\nendfacet\nendsoli",
      })
  void whatIsNoWholeStlIsNotCopied(String text) throws IOException {
    Files.writeString(from, text);

    assertThat(StlFile.copySorted(from, to)).isFalse();
    assertThat(folder).isDirectoryNotContaining(file -> !file.equals(from));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, -50, 1, 50})
  void aBinaryOfAnotherLengthThanItSaysIsNotCopied(int difference) throws IOException {
    byte[] whole = binary("header", List.of(triangle(2), triangle(1)));
    Files.write(from, Arrays.copyOf(whole, whole.length + difference));

    assertThat(StlFile.copySorted(from, to)).isFalse();
    assertThat(to).doesNotExist();
  }

  @Test
  void anEarlierCopyIsOverwritten() throws IOException {
    Files.writeString(to, "x".repeat(10_000));

    assertThat(sorted(HEAD + facet("0 0 1", 1) + TAIL)).isEqualTo(HEAD + facet("0 0 1", 1) + TAIL);
  }

  @Test
  void aMissingFileIsAnError() {
    assertThatThrownBy(() -> StlFile.copySorted(from, to))
        .isInstanceOfAny(NoSuchFileException.class, FileNotFoundException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {600, 1_000, 4_321, 100_000, 10_000_000})
  void aTextSortedInPiecesIsTheSameAsInOne(int pieceSize) throws IOException {
    List<String> facets = facets(2_000, new Random(5));
    Files.writeString(from, HEAD + String.join("", facets) + TAIL);

    assertThat(StlFile.copySorted(from, to, pieceSize)).isTrue();

    Collections.sort(facets);
    assertThat(to).hasContent(HEAD + String.join("", facets) + TAIL);
    assertThat(folder)
        .as("temporary files")
        .isDirectoryNotContaining(file -> !file.equals(from) && !file.equals(to));
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 149, 150, 1_234, 1_000_000})
  void aBinarySortedInPiecesIsTheSameAsInOne(int pieceSize) throws IOException {
    List<byte[]> triangles = triangles(1_000, new Random(6));
    Files.write(from, binary("solid", triangles));

    assertThat(StlFile.copySorted(from, to, pieceSize)).isTrue();

    triangles.sort(Arrays::compareUnsigned);
    assertThat(to).hasBinaryContent(binary("solid", triangles));
  }

  @Test
  void aTextThatBreaksOffAfterSeveralPiecesIsNotCopied() throws IOException {
    String whole = HEAD + String.join("", facets(100, new Random(7))) + TAIL;
    Files.writeString(from, whole.substring(0, whole.length() - TAIL.length() - 20));

    assertThat(StlFile.copySorted(from, to, 1_000)).isFalse();
    assertThat(folder).isDirectoryNotContaining(file -> !file.equals(from));
  }

  @Test
  void aTriangleThatIsLargerThanAPieceIsNoStl() throws IOException {
    Files.writeString(from, HEAD + "facet" + "\n".repeat(2_000) + facet("0 0 1", 1) + TAIL);

    assertThat(StlFile.copySorted(from, to, 1_000)).isFalse();
    assertThat(to).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void anyOrderOfManyTrianglesGivesTheSameText(long seed) throws IOException {
    List<String> facets = facets(200_000, new Random(42));
    Collections.shuffle(facets, new Random(seed));

    String sorted = sorted(HEAD + String.join("", facets) + TAIL);

    Collections.sort(facets);
    // Not isEqualTo, which would describe the difference of 50 MB.
    assertThat(sorted.equals(HEAD + String.join("", facets) + TAIL)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void anyOrderOfManyTrianglesGivesTheSameBinary(long seed) throws IOException {
    List<byte[]> triangles = triangles(200_000, new Random(42));
    Collections.shuffle(triangles, new Random(seed));

    byte[] sorted = sorted(binary("header", triangles));

    triangles.sort(Arrays::compareUnsigned);
    assertThat(Arrays.equals(sorted, binary("header", triangles))).isTrue();
  }

  private String sorted(String text) throws IOException {
    return new String(sorted(text.getBytes(ISO_8859_1)), ISO_8859_1);
  }

  private byte[] sorted(byte[] bytes) throws IOException {
    Files.write(from, bytes);
    assertThat(StlFile.copySorted(from, to)).isTrue();
    return Files.readAllBytes(to);
  }

  private static String facet(String normal, int x) {
    return "  facet normal "
        + normal
        + "\n    outer loop\n      vertex "
        + x
        + " 0 0\n      vertex 1 0 0\n      vertex 0 1 0\n    endloop\n  endfacet\n";
  }

  /** Many have a normal in common, as on flat faces, and some are equal altogether. */
  private static List<String> facets(int count, Random random) {
    return new ArrayList<>(
        Stream.generate(
                () -> facet(random.nextInt(10) + " 0 1", random.nextInt(Math.max(1, count / 2))))
            .limit(count)
            .toList());
  }

  private static byte[] triangle(int first) {
    byte[] bytes = new byte[50];
    bytes[0] = (byte) first;
    return bytes;
  }

  private static List<byte[]> triangles(int count, Random random) {
    return new ArrayList<>(
        IntStream.range(0, count)
            .mapToObj(
                i -> {
                  byte[] bytes = new byte[50];
                  random.nextBytes(bytes);
                  return bytes;
                })
            .toList());
  }

  private static byte[] binary(String header, List<byte[]> triangles) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(Arrays.copyOf(header.getBytes(ISO_8859_1), 80));
    bytes.writeBytes(
        ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(triangles.size()).array());
    triangles.forEach(bytes::writeBytes);
    return bytes.toByteArray();
  }
}
