package io.github.scadmaven.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scadmaven.openscad.Strictness;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forms in which single values may be written; the wrong ones are among the messages. */
class ScalarFormsTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "4,     8, 4",
    "1,     8, 1",
    "'\"4\"', 8, 4",
    "1C,    8, 8",
    "1c,    8, 8",
    "0.5C,  8, 4",
    "0.5C,  3, 1",
    "0.1C,  2, 1",
    "2.5C,  2, 5",
  })
  void threadsAreANumberOrPerCore(String threads, int cores, int expected) throws Exception {
    assertThat(read("threads: " + threads).threads().count(cores)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "1KB,      1024",
    "512MB,    536870912",
    "512 mb,   536870912",
    "'\"8GB\"', 8589934592",
    "8gB,      8589934592",
    "999999GB, 1073740750258176",
  })
  void aSizeHasAUnit(String memory, long bytes) throws Exception {
    assertThat(read("memory: " + memory).memory()).isEqualTo(bytes);
  }

  @ParameterizedTest
  @CsvSource({"90s, 90", "10m, 600", "2h, 7200", "10 m, 600", "999999h, 3599996400"})
  void aTimeoutHasAUnit(String timeout, long seconds) throws Exception {
    assertThat(read("timeout: " + timeout).timeout()).isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "96, 96", "'\"90\"', 90", "010, 10", "999999999, 999999999"})
  void aQualityIsAWholeNumber(String quality, int expected) throws Exception {
    assertThat(read("quality: " + quality).quality()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"true, true", "TRUE, true", "false, false", "'\"true\"', true"})
  void aFlagIsTrueOrFalse(String flag, boolean expected) throws Exception {
    assertThat(read("fail_fast: " + flag).failFast()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"lenient, LENIENT", "standard, STANDARD", "strict, STRICT", "Strict, STRICT"})
  void aChoiceIsAWordInAnyCase(String strictness, Strictness expected) throws Exception {
    assertThat(read("strictness: " + strictness).strictness()).isEqualTo(expected);
  }

  private RenderConfig read(String line) throws ConfigException {
    return ConfigProject.in(folder).withYaml(line, "models: [{module: wheel}]").read();
  }
}
