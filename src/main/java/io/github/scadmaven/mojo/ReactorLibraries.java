package io.github.scadmaven.mojo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.artifact.Artifact;

/**
 * The libraries that are built in the same reactor. They are used where their files are: before the
 * phase {@code package} there is nothing else, and after it the same files by another path would be
 * rendered again, and errors would point to copies.
 */
final class ReactorLibraries {

  private final List<MavenProject> projects;
  private final String pluginKey;
  private final Properties userProperties;

  /**
   * Creates them.
   *
   * @param projects those of this build
   * @param pluginKey group and artifact of this plugin
   * @param userProperties those of the command line
   */
  ReactorLibraries(List<MavenProject> projects, String pluginKey, Properties userProperties) {
    this.projects = projects;
    this.pluginKey = pluginKey;
    this.userProperties = userProperties;
  }

  /** Returns the project of this build that an artifact is of. */
  Optional<MavenProject> project(Artifact artifact) {
    return projects.stream()
        .filter(
            project ->
                project.getGroupId().equals(artifact.getGroupId())
                    && project.getArtifactId().equals(artifact.getArtifactId())
                    && project.getVersion().equals(artifact.getBaseVersion()))
        .findFirst();
  }

  /**
   * Returns the folder of a library.
   *
   * @param project the project that makes it
   * @param withClassifier whether it is wanted with the classifier {@code scad}
   * @return the folder; empty if the project makes none of that kind
   */
  Optional<Path> folder(MavenProject project, boolean withClassifier) {
    return withClassifier == ScadPackaging.isThatOf(project)
        ? Optional.empty()
        : ScadPackaging.folder(project, pluginKey, userProperties).filter(Files::isDirectory);
  }
}
