package io.github.scadmaven.mojo;

import static org.apache.maven.api.plugin.testing.MojoExtension.getBasedir;
import static org.apache.maven.api.plugin.testing.MojoExtension.getVariableValueFromObject;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.List;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.junit.jupiter.api.Test;

/** What a POM says arrives in the mojo's parameters. */
@MojoTest
class RenderMojoParametersTest {

  private static final String POM = "src/test/resources/mojo/all-parameters.xml";

  @Test
  @InjectMojo(goal = "render", pom = POM)
  void scalarsArriveAsTheyAreWritten(RenderMojo mojo) throws Exception {
    assertThat(value(mojo, "skip")).isEqualTo(true);
    assertThat(value(mojo, "openscadPath")).isEqualTo("openscad-nightly");
    assertThat(value(mojo, "engine")).isEqualTo("native");
    assertThat(value(mojo, "threads")).isEqualTo("0.5C");
    assertThat(value(mojo, "memory")).isEqualTo("8GB");
    assertThat(value(mojo, "quality")).isEqualTo("48");
    assertThat(value(mojo, "strictness")).isEqualTo("strict");
    assertThat(value(mojo, "timeout")).isEqualTo("90s");
    assertThat(value(mojo, "failFast")).isEqualTo("true");
    assertThat(value(mojo, "reproducible")).isEqualTo("false");
    assertThat(value(mojo, "shard")).isEqualTo("2/5");
    assertThat(value(mojo, "addResources")).isEqualTo(false);
    assertThat(value(mojo, "cache")).isEqualTo("false");
    assertThat(value(mojo, "cacheSize")).isEqualTo("1GB");
    assertThat(value(mojo, "remoteCache")).isEqualTo("https://cache.example.org/scad");
    assertThat(value(mojo, "serverId")).isEqualTo("scad-cache");
    assertThat(value(mojo, "push")).isEqualTo("true");
    assertThat(value(mojo, "force")).isEqualTo(true);
    assertThat(value(mojo, "shard")).isEqualTo("2/5");
    assertThat(value(mojo, "memory")).isEqualTo("8GB");
    assertThat(((PlexusConfiguration) value(mojo, "launcher")).getValue())
        .isEqualTo("srun --ntasks=1");
  }

  @Test
  @InjectMojo(goal = "render", pom = POM)
  void pathsAreRelativeToTheProject(RenderMojo mojo) throws Exception {
    assertThat(value(mojo, "configFile")).isEqualTo(new File(getBasedir(), "conf/render.yaml"));
    assertThat(value(mojo, "scadFile")).isEqualTo(new File(getBasedir(), "scad/renderer.scad"));
    assertThat(value(mojo, "cacheDirectory")).isEqualTo(new File(getBasedir(), "renders"));
    assertThat(value(mojo, "outputDirectory")).isEqualTo(new File(getBasedir(), "results"));
    assertThat(value(mojo, "libraryPath"))
        .isEqualTo(List.of(new File(getBasedir(), "libraries"), new File(getBasedir(), "more")));
  }

  @Test
  @InjectMojo(goal = "render", pom = POM)
  void listsAreElementsOrSeparatedByCommas(RenderMojo mojo) throws Exception {
    assertThat(value(mojo, "only")).isEqualTo(List.of("wheel*", "axle"));
    assertThat(value(mojo, "allow")).isEqualTo(List.of("known, and fine"));
  }

  @Test
  @InjectMojo(goal = "render", pom = POM)
  void modelsKeepTheirStructure(RenderMojo mojo) throws Exception {
    PlexusConfiguration models = (PlexusConfiguration) value(mojo, "models");

    assertThat(models.getChildCount()).isEqualTo(1);
    assertThat(models.getChild(0).getChild("module").getValue()).isEqualTo("wheel");
    assertThat(models.getChild(0).getChild("suffix").getValue()).isEqualTo("dxf,svg");
  }

  private static Object value(RenderMojo mojo, String parameter) throws Exception {
    return getVariableValueFromObject(mojo, parameter);
  }
}
