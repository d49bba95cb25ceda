package io.github.scadmaven.mojo;

import io.github.scadmaven.engine.EngineTrial;
import io.github.scadmaven.openscad.OpenScadNotFoundException;
import java.io.IOException;
import java.util.Locale;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;

/**
 * Resolves the embedded OpenSCAD, tries it with a small model, and says which version it is and how
 * long it took: before going offline, when building an image, for a bug report.
 *
 * <p>Works without a project, too.
 *
 * @since 0.1.0
 */
@Mojo(name = "engine", requiresProject = false, threadSafe = true)
public final class EngineMojo extends AbstractMojo {

  private final RepositorySystem repositorySystem;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private MojoExecution execution;

  /**
   * Creates the goal.
   *
   * @param repositorySystem resolves the embedded OpenSCAD
   */
  @Inject
  public EngineMojo(RepositorySystem repositorySystem) {
    this.repositorySystem = repositorySystem;
  }

  @Override
  public void execute() throws MojoExecutionException {
    EngineArtifacts artifacts =
        new EngineArtifacts(
            repositorySystem, session, session.getCurrentProject().getRemotePluginRepositories());
    String whyNone = artifacts.whyNone();
    if (whyNone != null) {
      throw new MojoExecutionException(whyNone + " Models are rendered by an installed OpenSCAD.");
    }
    try {
      tell(EngineTrial.run(artifacts.resolve(execution.getMojoDescriptor().getPluginDescriptor())));
    } catch (OpenScadNotFoundException e) {
      throw new MojoExecutionException(e.getMessage());
    } catch (IOException e) {
      throw new MojoExecutionException("The embedded OpenSCAD can't be tried: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MojoExecutionException("The trial was interrupted.");
    }
  }

  private void tell(EngineTrial trial) {
    getLog().info(trial.description());
    getLog().info("Unpacked in " + trial.folder());
    getLog()
        .info(
            String.format(
                Locale.ROOT,
                "A cube took %.2f s with the start, the next one %.3f s",
                trial.firstSeconds(),
                trial.nextSeconds()));
  }
}
