package io.github.scadmaven.plan;

import static io.github.scadmaven.plan.PlanFixture.module;
import static io.github.scadmaven.plan.PlanFixture.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scadmaven.config.ConfigException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The times that a project keeps in its repository: the same text everywhere, and no damage. */
class RenderTimesTest {

  @TempDir Path folder;

  @Test
  void theFileIsSortedByNameAndRounded() throws Exception {
    new RenderTimes(Map.of("wheel.stl", 4.1278, "Räder.dxf", 0.0, "axle.stl", 61.4)).write(folder);

    assertThat(folder.resolve("render_times.json"))
        .hasContent(
            """
            {
              "version": 1,
              "seconds": {
                "Räder.dxf": 0,
                "axle.stl": 61,
                "wheel.stl": 4.1
              }
            }
            """);
    assertThat(Files.readString(folder.resolve("render_times.json"))).endsWith("}\n");
  }

  @ParameterizedTest
  @CsvSource({
    "0.0001234, 0.00012",
    "0.999,     1",
    "1.25,      1.3",
    "9.96,      10",
    "104,       100",
    "12345,     12000",
  })
  void twoDigitsCount(double seconds, String written) throws Exception {
    new RenderTimes(Map.of("a.stl", seconds)).write(folder);

    assertThat(folder.resolve("render_times.json"))
        .content()
        .contains("\"a.stl\": " + written + "\n");
  }

  @Test
  void noSystemHasLineBreaksOfItsOwn() throws Exception {
    new RenderTimes(Map.of("a.stl", 1.0)).write(folder);

    assertThat(folder.resolve("render_times.json")).content().doesNotContain("\r");
  }

  @Test
  void whatIsWrittenIsRead() throws Exception {
    RenderTimes times = new RenderTimes(Map.of("wheel.stl", 4.1, "Räder.dxf", 0.0));
    times.write(folder);

    assertThat(RenderTimes.read(folder)).isEqualTo(times);
  }

  @Test
  void noFileIsNoTimes() throws Exception {
    assertThat(RenderTimes.read(folder)).isEqualTo(RenderTimes.NONE);
  }

  @Test
  void newTimesReplaceOldOnesAndAllOthersStay() throws Exception {
    List<RenderJob> jobs = plan(module(1, "a"), module(2, "b"), module(3, "c")).jobs();

    RenderTimes newer =
        new RenderTimes(Map.of("a.stl", 1.0, "b.stl", 2.0, "of another plan.stl", 3.0))
            .with(
                jobs,
                job -> job.model().equals("b") ? OptionalDouble.empty() : OptionalDouble.of(7));

    assertThat(newer.seconds())
        .isEqualTo(Map.of("a.stl", 7.0, "b.stl", 2.0, "c.stl", 7.0, "of another plan.stl", 3.0));
    assertThat(newer.seconds(jobs.get(1))).hasValue(2);
    assertThat(RenderTimes.NONE.seconds(jobs.get(1))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                                       | :1:1: a JSON object is expected",
        "[1]                                      | :1:1: a JSON object is expected",
        "{                                        | :1:2: the file breaks off",
        "<<<<<<< HEAD                             | :1:1: this is not JSON: Unexpected character ('<'",
        "{}                                       | :1:2: version: is missing",
        "{'version': 1}                           | :1:14: seconds: is missing",
        "{'seconds': {}}                          | :1:15: version: is missing",
        "{'version': 2, 'seconds': {}}            | :1:13: version: this plugin knows version 1 only, not 2",
        "{'version': '1', 'seconds': {}}          | :1:13: version: this plugin knows version 1 only, not 1",
        "{'version': 1, 'seconds': []}            | :1:27: seconds: an object is expected, with a number for each output",
        "{'version': 1, 'minutes': {}}            | :1:27: minutes: there is no such key",
        "{'version': 1, 'seconds': {'a': -1}}     | :1:33: a: a number of seconds is expected, not -1",
        "{'version': 1, 'seconds': {'a': 1e999}}  | :1:33: a: a number of seconds is expected, not 1e999",
        "{'version': 1, 'seconds': {'a': '1'}}    | :1:33: a: a number of seconds is expected, not 1",
        "{'version': 1, 'seconds': {'a': {}}}     | :1:33: a: a number of seconds is expected, not {",
        "{'version': 1, 'seconds': {'a':1,'a':2}} | :1:37: this is not JSON: Duplicate",
        "{'version': 1, 'seconds': {}} {}         | :1:31: something follows the JSON object",
        "{'version': 1, 'seconds': {'ä': 1        | :1:35: the file breaks off",
      })
  void aDamagedFileIsAnError(String text, String message) throws Exception {
    Path file = Files.writeString(folder.resolve("render_times.json"), text.replace('\'', '"'));

    assertThatThrownBy(() -> RenderTimes.read(folder))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(file + message)
        .hasMessageEndingWith(
            "; mend the file, or delete it and run mvn scad:plan -Dscad.writeTimes");
  }

  @Test
  void aFileThatCannotBeReadIsAnError() throws Exception {
    Path file = Files.createDirectory(folder.resolve("render_times.json"));

    assertThatThrownBy(() -> RenderTimes.read(folder))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(file + ": the file can't be read: ");
  }
}
