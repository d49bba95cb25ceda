package io.github.scadmaven.mojo;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scadmaven.config.ConfigException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Properties on the command line. What the POM says is checked by a whole build. */
class ParameterNamesTest {

  private static final Set<String> KNOWN =
      Set.of("threads", "only", "skip", "openscadPath", "failFast");

  @ParameterizedTest
  @CsvSource({
    "scad.treads, scad.threads",
    "scad.Threads, scad.threads",
    "scad.openscad_path, scad.openscadPath",
    "scad.onyl, scad.only",
    "scad.failfast, scad.failFast"
  })
  void aPropertyThatIsAlmostAParametersIsAnError(String written, String meant) {
    assertThatThrownBy(() -> ParameterNames.check(Set.of(written), KNOWN))
        .isInstanceOf(ConfigException.class)
        .hasMessage("-D%s: the plugin has no such property; did you mean -D%s?", written, meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"scad.threads", "scad.release", "scad.own.threads", "scad.", "treads"})
  void otherPropertiesMayBeTheProjectsOwn(String property) {
    assertThatCode(() -> ParameterNames.check(Set.of(property), KNOWN)).doesNotThrowAnyException();
  }

  @Test
  void nothingIsWrongWithoutProperties() {
    assertThatCode(() -> ParameterNames.check(Set.of(), KNOWN)).doesNotThrowAnyException();
  }
}
