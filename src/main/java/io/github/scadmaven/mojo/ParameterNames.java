package io.github.scadmaven.mojo;

import io.github.scadmaven.config.ConfigException;
import io.github.scadmaven.config.Position;
import io.github.scadmaven.config.Suggestion;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * Finds misspelt parameters in the POM. Maven passes on what it knows and says nothing, or warns at
 * most, about the rest.
 */
final class ParameterNames {

  private ParameterNames() {}

  /**
   * Checks all that the POM says to an execution.
   *
   * @param project the project
   * @param execution the execution
   * @throws ConfigException if there is an element that no goal of this plugin knows
   */
  static void check(MavenProject project, MojoExecution execution) throws ConfigException {
    Plugin plugin = pluginOf(project, execution);
    if (plugin == null) {
      return; // invoked from the command line, without a word in the POM
    }
    Set<String> known = knownNames(execution);
    Position pom = Position.of(project.getFile().getName());
    check(plugin.getConfiguration(), known, pom);
    PluginExecution configured = plugin.getExecutionsAsMap().get(execution.getExecutionId());
    if (configured != null) {
      check(configured.getConfiguration(), known, pom);
    }
  }

  private static @Nullable Plugin pluginOf(MavenProject project, MojoExecution execution) {
    String key = execution.getGroupId() + ":" + execution.getArtifactId();
    Plugin plugin = project.getPlugin(key);
    boolean managed = plugin == null && project.getPluginManagement() != null;
    return managed ? project.getPluginManagement().getPluginsAsMap().get(key) : plugin;
  }

  private static Set<String> knownNames(MojoExecution execution) {
    Set<String> names = new TreeSet<>();
    for (MojoDescriptor goal : execution.getMojoDescriptor().getPluginDescriptor().getMojos()) {
      for (Parameter parameter : goal.getParameters()) {
        if (parameter.isEditable()) {
          Stream.of(parameter.getName(), parameter.getAlias())
              .filter(Objects::nonNull)
              .forEach(names::add);
        }
      }
    }
    return names;
  }

  private static void check(@Nullable Object configuration, Set<String> known, Position pom)
      throws ConfigException {
    if (!(configuration instanceof Xpp3Dom dom)) {
      return;
    }
    for (Xpp3Dom element : dom.getChildren()) {
      String name = element.getName();
      if (!known.contains(name)) {
        throw new ConfigException(
            pom,
            "the plugin has no parameter <%s>; %s"
                .formatted(name, Suggestion.forWord(name, known)));
      }
    }
  }
}
