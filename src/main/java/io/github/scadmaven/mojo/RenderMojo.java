package io.github.scadmaven.mojo;

import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;

/**
 * Renders the models of an OpenSCAD project, several at a time, and fails the build if any of them
 * is not right.
 *
 * <p>What to render stands in <code>render_config.yaml</code> beside the POM, or in the POM. A
 * model is a module of the gateway file <code>renderer.scad</code> or a whole <code>.scad</code>
 * file; results go to <code>target/scad/outputs</code>. What the POM or a user property says counts
 * more than what the YAML says.
 *
 * <p><code>mvn scad:render</code> sees the configuration of the plugin, not that of its executions;
 * models of an execution with the id <code>covers</code> are rendered by <code>
 * mvn scad:render@covers</code>.
 *
 * @since 0.1.0
 */
@Mojo(name = "render", defaultPhase = LifecyclePhase.GENERATE_RESOURCES, threadSafe = true)
public final class RenderMojo extends ConfiguredMojo {

  /**
   * Renders nothing.
   *
   * @since 0.1.0
   */
  @Parameter(property = "scad.skip", defaultValue = "false")
  private boolean skip;

  /**
   * Whether the results become resources of the project and so go into its jar.
   *
   * @since 0.1.0
   */
  @Parameter(property = "scad.addResources", defaultValue = "true")
  private boolean addResources;

  /**
   * Creates the goal.
   *
   * @param repositorySystem resolves the embedded OpenSCAD
   */
  @Inject
  public RenderMojo(RepositorySystem repositorySystem) {
    super(repositorySystem);
  }

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("Rendering is skipped.");
      return;
    }
    execution().run(request(addResources));
  }
}
