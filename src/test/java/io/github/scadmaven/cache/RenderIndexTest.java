package io.github.scadmaven.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one build knows of its outputs, the next one knows too; a damaged index knows nothing. */
class RenderIndexTest {

  @TempDir Path folder;

  @Test
  void remembersTimeAndMemory() throws Exception {
    Path output = Files.writeString(folder.resolve("outputs.stl"), "solid");
    RenderIndex index = index();
    index.put(output, 4.25, 300_000_000L, null);
    index.write();

    assertThat(index().seconds(output)).hasValue(4.25);
    assertThat(index().peak(output)).hasValue(300_000_000L);
    assertThat(index().seconds(folder.resolve("other.stl"))).isEmpty();
    assertThat(index().peak(folder.resolve("other.stl"))).isEmpty();
  }

  @Test
  void anOutputThatIsExpectedKeepsWhatIsKnown() throws Exception {
    Path output = Files.writeString(folder.resolve("a.stl"), "solid");
    RenderIndex index = index();
    index.put(output, 2, 7L, null);
    index.expect(List.of(output, folder.resolve("b.stl")));
    index.write();

    assertThat(index().seconds(output)).hasValue(2);
    assertThat(index().peak(output)).hasValue(7);
    assertThat(index().seconds(folder.resolve("b.stl"))).isEmpty();
  }

  @Test
  void anExpectedOutputIsDeletedWhateverItsTimeStamp() throws Exception {
    Path output = folder.resolve("a.stl");
    RenderIndex index = index();
    index.expect(List.of(output));
    index.write();
    Files.writeString(output, "half of a build that was killed");

    assertThat(index().deleteAllBut(List.of())).containsExactly(output);
    assertThat(output).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[1]",
        "null",
        "{\"version\": 1, \"outputs\": 7}",
        "{\"version\": 2, \"outputs\": {}}",
        "{\"version\": 1, \"outputs\": {}",
        "{\"version\": 1, \"files\": {\"p:a\": [1, 2]}, \"outputs\": {}}",
        "{\"version\": 1, \"outputs\": {\"a\": {\"render\": {\"output\": \"x\"}}}}",
        "{\"version\": 1, \"outputs\": {\"\\u0000\": {}}}"
      })
  void aDamagedIndexIsRefused(String text) throws Exception {
    Files.writeString(folder.resolve("index.json"), text);

    assertThatThrownBy(this::index)
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("index.json is damaged or not from this version");
  }

  private RenderIndex index() throws Exception {
    PathNames names = new PathNames(folder, folder, List.of());
    return RenderIndex.read(folder.resolve("index.json"), names, new FileHashes());
  }
}
