package io.github.scadmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scadmaven.engine.EmbeddedOpenScad.Sight;
import io.github.scadmaven.openscad.Format;
import io.github.scadmaven.openscad.Invocation;
import io.github.scadmaven.process.Exit;
import io.github.scadmaven.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The embedded OpenSCAD renders, warm and cold, and is replaced when it dies. */
@Timeout(300)
class EmbeddedOpenScadTest {

  /** Ends after hours; a single recursion ends after a million steps. */
  private static final String ENDLESS =
      "function f(n) = n == 0 ? 0 : f(n - 1); for (i = [0 : 9999]) assert(f(900000) == 0); cube(1);";

  @TempDir Path folder;

  private final ProcessRunner processes = new ProcessRunner("test-" + System.nanoTime());
  private EmbeddedOpenScad openscad;
  private Path outputFolder;

  @BeforeEach
  void prepare() throws IOException {
    outputFolder = Files.createDirectories(folder.resolve("out"));
    Files.createDirectories(folder.resolve("work"));
    openscad =
        TestEngine.openScad(
            new Sight(List.of(folder), List.of(), List.of()), processes, folder.resolve("work"));
  }

  @AfterEach
  void close() {
    processes.close();
  }

  @Test
  void aModelIsRenderedTwiceToTheSameBytes() throws Exception {
    model("difference() { cube(10); translate([5, 5, -1]) cylinder(r = 3, h = 20, $fn = 48); }");

    assertThat(export(null).isSuccess()).isTrue();
    byte[] first = Files.readAllBytes(output());
    assertThat(export(null).isSuccess()).isTrue();

    assertThat(first).startsWith("solid ".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(Files.readAllBytes(output())).isEqualTo(first);
  }

  /** The module itself begins with 78 MB. */
  @Test
  void theMemoryOfARenderIsKnownAndABigOneHasMore() throws Exception {
    model("cube(1);");
    long small = Objects.requireNonNull(export(null).peakBytes());
    model("minkowski() { sphere(10, $fn = 60); sphere(3, $fn = 40); }");
    long big = Objects.requireNonNull(export(null).peakBytes());
    model("cube(2);");

    assertThat(small).isBetween(100L << 20, 300L << 20);
    assertThat(big).isGreaterThan(small + (64L << 20));
    assertThat(export(null).peakBytes()).isEqualTo(small);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8, 14, 22})
  void theLengthOfATemporaryNameChangesNoBytes(int length) throws Exception {
    // CGAL takes things in an order that depends on where in the memory they are.
    model(
        "minkowski() { difference() { cube(9); cylinder(9, 3, 3, $fn = 5); } sphere(1, $fn = 6); }");
    assertThat(export(null).isSuccess()).isTrue();
    byte[] expected = Files.readAllBytes(output());

    outputFolder = Files.createDirectory(folder.resolve("t".repeat(length)));
    assertThat(export(null).isSuccess()).isTrue();

    assertThat(Files.readAllBytes(output())).isEqualTo(expected);
  }

  @Test
  void aModelThatNeverEndsTimesOutAndTheNextOneIsRendered() throws Exception {
    model(ENDLESS);
    assertThat(export(Duration.ofSeconds(3))).isEqualTo(new Exit.TimedOut(Duration.ofSeconds(3)));

    model("cube(1);");
    assertThat(export(null).isSuccess()).isTrue();
  }

  @Test
  void aWorkerThatIsKilledIsReplacedAndItsRenderDoneAgain() throws Exception {
    model("cube(1);");
    assertThat(export(null).isSuccess()).isTrue();
    ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
    Files.delete(output());

    assertThat(export(null).isSuccess()).isTrue();

    assertThat(output()).isNotEmptyFile();
  }

  private Path output() {
    return outputFolder.resolve("model.stl");
  }

  private void model(String text) throws IOException {
    Files.writeString(folder.resolve("model.scad"), text + "\n");
  }

  private Exit export(@Nullable Duration timeout) throws Exception {
    return openscad.export(
        new Invocation(
            folder.resolve("model.scad"),
            null,
            folder,
            output(),
            Format.STL,
            null,
            outputFolder.resolve("model.d"),
            folder.resolve("model.log"),
            Map.of(),
            timeout));
  }
}
