package io.github.scadmaven.cache;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages are what protobuf wants of them; what is none is nothing. */
class ActionResultTest {

  private static final HexFormat HEX = HexFormat.of();

  /** As protoc --encode writes it. */
  @Test
  void isProtobuf() {
    String hash = HEX.formatHex(Pushed.SHA_256.getBytes(US_ASCII));

    byte[] message =
        ActionResult.write(
            "{}".getBytes(US_ASCII), List.of(new Blob(Pushed.SHA_256, 300, Path.of("a.stl"))));

    assertThat(HEX.formatHex(message))
        .isEqualTo("128901" + "0a40" + hash + "1245" + "0a40" + hash + "10ac02" + "2a027b7d");
  }

  @Test
  void aRecordComesBack() {
    byte[] message = ActionResult.write(Pushed.RECORD, List.of());

    assertThat(ActionResult.stdout(message)).hasValue(Pushed.RECORD);
  }

  /** Bazel-remote adds who pushed it, in field 9. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2a027b7d" + "4a030a0161",
        "2000" + "2a027b7d",
        "3901020304050607ff" + "2a027b7d",
        "3dffffffff" + "2a027b7d",
        "20ffffffffffffffffff01" + "2a027b7d",
        "2a0131" + "2a027b7d"
      })
  void otherFieldsAreSkipped(String message) {
    assertThat(ActionResult.stdout(HEX.parseHex(message))).hasValue("{}".getBytes(US_ASCII));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", // all that is left of a disk that was full
        "2000", // no standard output
        "2a", // the length is missing
        "2a037b7d", // too short
        "2a027b7dff", // half a tag
        "2affffffff0f", // 4 GB
        "2affffffffffffffffff01", // less than nothing
        "2a027b7d20ffffffffffffffffffff01", // a number of eleven bytes
        "2a027b7d0000", // a field 0
        "2a027b7d2b", // a group
        "2a027b7d3d00", // half a number
        "3c68746d6c3e" // <html>
      })
  void rubbishIsNothing(String message) {
    assertThat(ActionResult.stdout(HEX.parseHex(message))).isEmpty();
  }
}
