package io.github.scadmaven.mojo;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** The packaging {@code scad}, and what projects say about the folder that it packages. */
final class ScadPackaging {

  /** As it stands in POMs, and in {@code META-INF/plexus/components.xml}. */
  static final String NAME = "scad";

  /** Where a library's files are unless the project says otherwise. */
  static final String DEFAULT_FOLDER = "src/main/scad";

  private static final String GOAL = "package";
  private static final String PARAMETER = "sourceDirectory";
  private static final String PROPERTY = "scad.sourceDirectory";

  private ScadPackaging() {}

  /** Returns whether a library is all that a project makes. */
  static boolean isThatOf(MavenProject project) {
    return project.getPackaging().equals(NAME);
  }

  /**
   * Finds the folder that a project packages, without running it.
   *
   * @param project any project
   * @param pluginKey group and artifact of this plugin
   * @param userProperties those of the command line
   * @return the folder, which may not exist; empty if the project packages none
   */
  static Optional<Path> folder(MavenProject project, String pluginKey, Properties userProperties) {
    Plugin plugin = project.getPlugin(pluginKey);
    if (plugin == null) {
      return Optional.empty();
    }
    Optional<PluginExecution> execution =
        plugin.getExecutions().stream()
            .filter(candidate -> candidate.getGoals().contains(GOAL))
            .findFirst();
    if (execution.isEmpty() && !isThatOf(project)) {
      return Optional.empty();
    }
    String configured =
        execution.map(found -> sourceDirectory(found.getConfiguration())).orElse(null);
    if (configured == null) {
      configured = sourceDirectory(plugin.getConfiguration());
    }
    if (configured == null) {
      String fromPom = project.getProperties().getProperty(PROPERTY, DEFAULT_FOLDER);
      configured = userProperties.getProperty(PROPERTY, fromPom);
    }
    return Optional.of(project.getBasedir().toPath().resolve(configured).normalize());
  }

  private static @Nullable String sourceDirectory(@Nullable Object configuration) {
    Xpp3Dom element = configuration instanceof Xpp3Dom dom ? dom.getChild(PARAMETER) : null;
    return element == null || element.getValue() == null || element.getValue().isBlank()
        ? null
        : element.getValue().strip();
  }
}
