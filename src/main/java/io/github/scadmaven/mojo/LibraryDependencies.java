package io.github.scadmaven.mojo;

import io.github.scadmaven.file.IoProblem;
import io.github.scadmaven.library.LibraryException;
import io.github.scadmaven.library.LibraryMarker;
import io.github.scadmaven.library.LibrarySource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.maven.RepositoryUtils;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.DependencyManagement;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.ArtifactProperties;
import org.eclipse.aether.artifact.ArtifactTypeRegistry;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.collection.DependencyCollectionException;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/**
 * The OpenSCAD libraries among a project's dependencies.
 *
 * <p>Maven is not asked to resolve the project's dependencies before the goal runs: in the phases
 * before {@code package}, that fails for jars of the same reactor. Here only POMs are read, the way
 * Maven reads them, and only what may be a library is resolved.
 */
final class LibraryDependencies {

  private static final String CLASSIFIER = "scad";

  private final MavenProject project;
  private final MavenSession session;
  private final RepositorySystem repositorySystem;
  private final ReactorLibraries reactor;
  private final Consumer<String> warnings;

  /**
   * Creates them.
   *
   * @param project whose dependencies
   * @param session the build
   * @param repositorySystem resolves them
   * @param reactor knows those that are built here
   * @param warnings is told in sentences what can't be looked at
   */
  LibraryDependencies(
      MavenProject project,
      MavenSession session,
      RepositorySystem repositorySystem,
      ReactorLibraries reactor,
      Consumer<String> warnings) {
    this.project = project;
    this.session = session;
    this.repositorySystem = repositorySystem;
    this.reactor = reactor;
    this.warnings = warnings;
  }

  /**
   * Finds them.
   *
   * @return transitively, without those of the scope {@code test}; each before those that it
   *     depends on, as Maven orders a class path
   * @throws LibraryException if one can't be had
   */
  List<LibrarySource> find() throws LibraryException {
    List<LibrarySource> libraries = new ArrayList<>();
    if (!project.getDependencies().isEmpty()) {
      for (Artifact artifact : candidates()) {
        source(artifact).ifPresent(libraries::add);
      }
    }
    return libraries;
  }

  private List<Artifact> candidates() throws LibraryException {
    List<Artifact> candidates = new ArrayList<>();
    try {
      addCandidates(
          repositorySystem.collectDependencies(session.getRepositorySession(), request()).getRoot(),
          candidates);
    } catch (DependencyCollectionException e) {
      String problem =
          "the project's dependencies can't be looked through for OpenSCAD libraries: "
              + e.getMessage();
      if (dependencies().stream().anyMatch(LibraryDependencies::mayBeLibrary)) {
        throw new LibraryException("Rendering failed: " + problem);
      }
      warnings.accept(problem);
    }
    return candidates;
  }

  /** The same as Maven asks for when it resolves a project's dependencies. */
  private CollectRequest request() {
    ArtifactTypeRegistry types = session.getRepositorySession().getArtifactTypeRegistry();
    CollectRequest request = new CollectRequest();
    request.setRootArtifact(RepositoryUtils.toArtifact(project.getArtifact()));
    request.setRequestContext("project");
    request.setRepositories(project.getRemoteProjectRepositories());
    request.setDependencies(dependencies());
    DependencyManagement management = project.getDependencyManagement();
    if (management != null) {
      for (Dependency managed : management.getDependencies()) {
        request.addManagedDependency(RepositoryUtils.toDependency(managed, types));
      }
    }
    return request;
  }

  private List<org.eclipse.aether.graph.Dependency> dependencies() {
    ArtifactTypeRegistry types = session.getRepositorySession().getArtifactTypeRegistry();
    return project.getDependencies().stream()
        .map(dependency -> RepositoryUtils.toDependency(dependency, types))
        .toList();
  }

  private static void addCandidates(DependencyNode node, List<Artifact> candidates) {
    for (DependencyNode child : node.getChildren()) {
      if (mayBeLibrary(child.getDependency())) {
        candidates.add(child.getArtifact());
      }
      addCandidates(child, candidates);
    }
  }

  /** What else than {@code test} Maven 4 has of scopes for tests begins with that, too. */
  private static boolean mayBeLibrary(org.eclipse.aether.graph.Dependency dependency) {
    Artifact artifact = dependency.getArtifact();
    return !dependency.getScope().toLowerCase(Locale.ROOT).startsWith("test")
        && (isNamedLibrary(artifact) || mayBePackagedScad(artifact));
  }

  private static boolean isNamedLibrary(Artifact artifact) {
    return artifact.getClassifier().equals(CLASSIFIER)
        && Set.of("zip", "jar").contains(artifact.getExtension());
  }

  /** Only a look into it tells, so it must be resolved; zips of types of their own are others'. */
  private static boolean mayBePackagedScad(Artifact artifact) {
    String type = artifact.getProperty(ArtifactProperties.TYPE, artifact.getExtension());
    return artifact.getClassifier().isEmpty()
        && artifact.getExtension().equals("zip")
        && Set.of("zip", ScadPackaging.NAME).contains(type);
  }

  private Optional<LibrarySource> source(Artifact artifact) throws LibraryException {
    Optional<MavenProject> sibling = reactor.project(artifact);
    if (sibling.isPresent()) {
      Optional<Path> folder = reactor.folder(sibling.get(), isNamedLibrary(artifact));
      if (folder.isPresent()) {
        return Optional.of(source(artifact, folder.get()));
      }
      if (!isNamedLibrary(artifact)) {
        return Optional.empty(); // made by another packaging
      }
    }
    Path file = resolve(artifact);
    try {
      return isNamedLibrary(artifact) || LibraryMarker.isIn(file)
          ? Optional.of(source(artifact, file))
          : Optional.empty();
    } catch (IOException e) {
      throw new LibraryException(
          "The dependency %s can't be read: %s".formatted(artifact, IoProblem.of(e)));
    }
  }

  private static LibrarySource source(Artifact artifact, Path location) {
    String form =
        artifact.getClassifier().isEmpty()
            ? artifact.getExtension()
            : artifact.getClassifier() + "." + artifact.getExtension();
    return new LibrarySource(
        artifact.getGroupId(), artifact.getArtifactId(), form, artifact.getVersion(), location);
  }

  private Path resolve(Artifact artifact) throws LibraryException {
    try {
      Artifact resolved =
          repositorySystem
              .resolveArtifact(
                  session.getRepositorySession(),
                  new ArtifactRequest(artifact, project.getRemoteProjectRepositories(), "project"))
              .getArtifact();
      return Objects.requireNonNull(resolved.getFile()).toPath();
    } catch (ArtifactResolutionException e) {
      throw new LibraryException(
          "The dependency %s, which is or may be an OpenSCAD library, can't be resolved: %s"
              .formatted(artifact, e.getMessage()));
    }
  }
}
