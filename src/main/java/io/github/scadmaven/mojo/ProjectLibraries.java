package io.github.scadmaven.mojo;

import io.github.scadmaven.library.Library;
import io.github.scadmaven.library.LibraryException;
import io.github.scadmaven.library.LibraryFolders;
import io.github.scadmaven.library.SharedPaths;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;

/** The OpenSCAD libraries that a project depends on, ready for OpenSCAD to read. */
final class ProjectLibraries {

  /** Their folder in {@code target/scad}; all executions of a project have the same. */
  static final String FOLDER = "libraries";

  private final MavenProject project;
  private final MavenSession session;
  private final MojoExecution execution;
  private final RepositorySystem repositorySystem;

  ProjectLibraries(
      MavenProject project,
      MavenSession session,
      MojoExecution execution,
      RepositorySystem repositorySystem) {
    this.project = project;
    this.session = session;
    this.execution = execution;
    this.repositorySystem = repositorySystem;
  }

  /**
   * Gets and unpacks them.
   *
   * @param warnings is told, in sentences, what may not be what was meant
   * @return their folders, in the order of the library path
   * @throws LibraryException if one can't be had, or can't be trusted
   * @throws IOException if they can't be written
   */
  List<Path> folders(Consumer<String> warnings) throws LibraryException, IOException {
    ReactorLibraries reactor =
        new ReactorLibraries(
            session.getProjects(),
            execution.getGroupId() + ":" + execution.getArtifactId(),
            session.getUserProperties());
    LibraryDependencies dependencies =
        new LibraryDependencies(project, session, repositorySystem, reactor, warnings);
    Path root = Path.of(project.getBuild().getDirectory(), "scad", FOLDER);
    List<Library> libraries = new LibraryFolders(root).ready(dependencies.find());
    SharedPaths.warnings(libraries).forEach(warnings);
    return libraries.stream().map(Library::folder).toList();
  }
}
