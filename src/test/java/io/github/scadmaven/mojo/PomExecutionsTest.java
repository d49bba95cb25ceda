package io.github.scadmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scadmaven.config.ConfigException;
import java.io.File;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecution.Source;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;

class PomExecutionsTest {

  private final Plugin plugin = new Plugin();

  @Test
  void whoRendersNothingIsToldOfTheExecutionsThatHaveModels() {
    add("covers", "models");
    add("lids", "configFile");
    add("fine", "quality");
    add("default");

    assertThat(executions("default-cli").howToRunThem())
        .isEqualTo(
            " Executions of the POM are rendered by mvn scad:render@ID; it has: covers, lids");
  }

  @Test
  void whereNoneHasModelsNothingIsSaid() {
    add("default");

    assertThat(executions("default-cli").howToRunThem()).isEmpty();
  }

  @Test
  void whoRunsAnExecutionNeedsNoHint() {
    add("covers", "models");

    assertThat(executions("covers").howToRunThem()).isEmpty();
  }

  @Test
  void anExecutionThatIsNotThereIsAnError() {
    add("covers", "models");
    add("default");

    assertThatThrownBy(() -> executions("cover").checkThatCurrentExists())
        .isInstanceOf(ConfigException.class)
        .hasMessage("pom.xml: the plugin has no execution cover; did you mean covers?");
  }

  private void add(String id, String... parameters) {
    PluginExecution execution = new PluginExecution();
    execution.setId(id);
    Xpp3Dom configuration = new Xpp3Dom("configuration");
    for (String parameter : parameters) {
      configuration.addChild(new Xpp3Dom(parameter));
    }
    execution.setConfiguration(configuration);
    plugin.addExecution(execution);
  }

  private PomExecutions executions(String current) {
    plugin.setGroupId("io.github.scadmaven");
    plugin.setArtifactId("scad-maven-plugin");
    Model model = new Model();
    model.setBuild(new Build());
    model.getBuild().addPlugin(plugin);
    MavenProject project = new MavenProject(model);
    project.setFile(new File("pom.xml").getAbsoluteFile());
    MojoDescriptor mojo = new MojoDescriptor();
    mojo.setGoal("render");
    mojo.setPluginDescriptor(new PluginDescriptor());
    mojo.getPluginDescriptor().setGroupId(plugin.getGroupId());
    mojo.getPluginDescriptor().setArtifactId(plugin.getArtifactId());
    return new PomExecutions(project, new MojoExecution(mojo, current, Source.CLI));
  }
}
