package io.github.scadmaven.mojo;

import io.github.scadmaven.config.ConfigException;
import io.github.scadmaven.config.Position;
import io.github.scadmaven.config.Suggestion;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecution.Source;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * The executions of this plugin that a POM has. {@code mvn scad:render} runs none of them, and
 * {@code mvn scad:render@ID} runs one, or something without configuration if there is none of that
 * id.
 */
final class PomExecutions {

  private final MavenProject project;
  private final MojoExecution current;

  PomExecutions(MavenProject project, MojoExecution current) {
    this.project = project;
    this.current = current;
  }

  /**
   * Makes sure that there is the execution that the command line names.
   *
   * @throws ConfigException if there is none
   */
  void checkThatCurrentExists() throws ConfigException {
    String id = current.getExecutionId();
    boolean isNamed = current.getSource() == Source.CLI && id != null && !id.startsWith("default");
    List<String> ids = ids(execution -> true);
    if (isNamed && !ids.contains(id)) {
      throw new ConfigException(
          Position.of(project.getFile().getName()),
          "the plugin has no execution %s; %s"
              .formatted(id, ids.isEmpty() ? "it has none at all" : Suggestion.forWord(id, ids)));
    }
  }

  /**
   * Says how those executions of the POM are run by hand that have models of their own; empty if
   * there are none, or one is running.
   */
  String howToRunThem() {
    List<String> ids = ids(PomExecutions::hasModels);
    boolean byHand = Objects.equals(current.getExecutionId(), "default-cli");
    return byHand && !ids.isEmpty()
        ? " Executions of the POM are rendered by mvn scad:render@ID; it has: "
            + String.join(", ", ids)
        : "";
  }

  /** A YAML of the usual name would have been found without the execution. */
  private static boolean hasModels(PluginExecution execution) {
    return execution.getConfiguration() instanceof Xpp3Dom configuration
        && (configuration.getChild("models") != null
            || configuration.getChild("configFile") != null);
  }

  private List<String> ids(Predicate<PluginExecution> which) {
    Plugin plugin = plugin();
    if (plugin == null) {
      return List.of();
    }
    TreeSet<String> ids = new TreeSet<>();
    plugin.getExecutions().stream().filter(which).map(PluginExecution::getId).forEach(ids::add);
    return List.copyOf(ids);
  }

  private @Nullable Plugin plugin() {
    return project.getPlugin(current.getGroupId() + ":" + current.getArtifactId());
  }
}
