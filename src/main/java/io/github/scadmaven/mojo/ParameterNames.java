package io.github.scadmaven.mojo;

import io.github.scadmaven.config.ConfigException;
import io.github.scadmaven.config.Position;
import io.github.scadmaven.config.Suggestion;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * Finds misspelt parameters, in the POM and on the command line. Maven passes on what it knows and
 * says nothing, or warns at most, about the rest.
 */
final class ParameterNames {

  private static final String PREFIX = "scad.";
  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{scad\\.(\\w+)}");

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

  /**
   * Checks the command line for properties that are almost those of parameters. Others may be the
   * project's own, although they begin like those of this plugin, and so may all that have a dot
   * more.
   *
   * @param userProperties the properties of the command line
   * @param execution the execution
   * @throws ConfigException if there is one that looks misspelt
   */
  static void check(Properties userProperties, MojoExecution execution) throws ConfigException {
    check(userProperties.stringPropertyNames(), knownProperties(execution));
  }

  /**
   * Checks names of properties.
   *
   * @param properties all names
   * @param known those that the plugin knows, without their prefix
   */
  static void check(Set<String> properties, Set<String> known) throws ConfigException {
    for (String property : new TreeSet<>(properties)) {
      String name = property.startsWith(PREFIX) ? property.substring(PREFIX.length()) : "";
      if (name.isEmpty() || name.contains(".") || known.contains(name)) {
        continue;
      }
      Optional<String> meant = Suggestion.nearest(name, known);
      if (meant.isPresent()) {
        throw new ConfigException(
            Position.of("-D" + property),
            "the plugin has no such property; did you mean -D%s%s?".formatted(PREFIX, meant.get()));
      }
    }
  }

  private static Set<String> knownProperties(MojoExecution execution) {
    Set<String> names = new TreeSet<>();
    for (MojoDescriptor goal : execution.getMojoDescriptor().getPluginDescriptor().getMojos()) {
      PlexusConfiguration parameters = goal.getMojoConfiguration();
      for (PlexusConfiguration parameter : parameters.getChildren()) {
        Matcher expression = EXPRESSION.matcher(parameter.getValue(""));
        if (expression.matches()) {
          names.add(expression.group(1));
        }
      }
    }
    return names;
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
