package io.github.scadmaven.mojo;

import io.github.scadmaven.config.RenderConfig;
import io.github.scadmaven.engine.EmbeddedOpenScad;
import io.github.scadmaven.openscad.NativeOpenScadFinder;
import io.github.scadmaven.plan.RenderPlan;
import io.github.scadmaven.process.ProcessRunner;
import io.github.scadmaven.render.EngineChoice;
import io.github.scadmaven.render.WorkFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;

/** Where an execution gets its OpenSCADs from: Maven's repositories, and this machine. */
final class OpenScadSources {

  private final MavenProject project;
  private final MavenSession session;
  private final MojoExecution execution;
  private final RepositorySystem repositorySystem;

  OpenScadSources(
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
   * Returns the choice between them; nothing is resolved or looked for yet.
   *
   * @param libraries the folders of the project's libraries; they come after the user's own
   */
  EngineChoice choice(
      RenderConfig config,
      List<Path> libraries,
      RenderPlan plan,
      ProcessRunner processes,
      WorkFolder work) {
    List<Path> libraryPath = new ArrayList<>(config.libraryPath());
    libraryPath.addAll(libraries);
    EngineArtifacts artifacts =
        new EngineArtifacts(repositorySystem, session, project.getRemotePluginRepositories());
    List<Path> fontFolders = config.fonts().stream().map(OpenScadSources::folderOfFont).toList();
    return new EngineChoice(
        config,
        artifacts.whyNone(),
        launcher ->
            EmbeddedOpenScad.of(
                artifacts.resolve(execution.getMojoDescriptor().getPluginDescriptor()),
                plan.layout().root().resolve("engine"),
                sight(config, libraryPath),
                launcher,
                processes,
                work.path()),
        launcher ->
            new NativeOpenScadFinder(processes, work.path())
                .find(config.openscadPath(), launcher, libraryPath, fontFolders));
  }

  private EmbeddedOpenScad.Sight sight(RenderConfig config, List<Path> libraryPath) {
    List<Path> readable = new ArrayList<>(config.sourceFolders());
    readable.add(session.getRequest().getMultiModuleProjectDirectory().toPath());
    return new EmbeddedOpenScad.Sight(readable, libraryPath, config.fonts());
  }

  private static Path folderOfFont(Path font) {
    return Files.isDirectory(font) ? font : Objects.requireNonNull(font.getParent());
  }
}
