package io.github.scadmaven.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scadmaven.openscad.Launcher;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Words put before the command: in general and for single models, in both places. */
class LauncherTest {

  @TempDir private Path folder;

  @Test
  void aTextIsSplitAndAListIsTakenAsItIs() throws Exception {
    assertThat(general("launcher: srun --ntasks=1 --comment='a b'").words())
        .containsExactly("srun", "--ntasks=1", "--comment=a b");
    assertThat(general("launcher: [srun, \"--comment='a b'\"]").words())
        .containsExactly("srun", "--comment='a b'");
  }

  @Test
  void byDefaultAndWithNoneThereIsNone() throws Exception {
    assertThat(general("threads: 1")).isEqualTo(Launcher.NONE);
    assertThat(general("launcher: none")).isEqualTo(Launcher.NONE);
    assertThat(general("launcher: []")).isEqualTo(Launcher.NONE);
  }

  @Test
  void aProgramWithAFolderIsRelativeToTheYaml() throws Exception {
    assertThat(general("launcher: ./tools/launch.sh tools/x").words())
        .containsExactly(folder.resolve("tools/launch.sh").toString(), "tools/x");
  }

  @Test
  void aModelHasItsOwnOrTheGeneralOne() throws Exception {
    RenderConfig config =
        project(
                "launcher: srun",
                "models: [{module: a}, {module: b, launcher: nice -n 19}, {module: c, launcher: none},"
                    + " {module: d, launcher: []}]")
            .read();

    assertThat(config.models())
        .extracting(ModelConfig::launcher)
        .containsExactly(
            null, new Launcher(List.of("nice", "-n", "19")), Launcher.NONE, Launcher.NONE);
  }

  @Test
  void thePomCountsMore() throws Exception {
    assertThat(
            project("launcher: srun", "models: [{module: a}]")
                .read(ConfigProject.pom(Map.of("launcher", "none")))
                .launcher())
        .isEqualTo(Launcher.NONE);
  }

  private Launcher general(String line) throws Exception {
    return project(line, "models: [{module: a}]").read().launcher();
  }

  private ConfigProject project(String... yaml) {
    return ConfigProject.in(folder).withYaml(yaml);
  }
}
