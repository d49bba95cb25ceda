package io.github.scadmaven.mojo;

import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;

/**
 * Says what <code>scad:render</code> would do, and why: which models would be rendered, which
 * copied from a cache, and which are up to date; and how long it would take, by what earlier
 * renders took. Renders nothing.
 *
 * <p><code>
 * mvn scad:plan
 * </code>
 *
 * @since 0.1.0
 */
@Mojo(name = "plan", threadSafe = true)
public final class PlanMojo extends ConfiguredMojo {

  /**
   * Writes how long renders took to <code>render_times.json</code> beside the YAML, for <code>shard
   * </code>; the file belongs into the repository.
   *
   * @since 0.1.0
   */
  @Parameter(property = "scad.writeTimes", defaultValue = "false")
  private boolean writeTimes;

  /**
   * Creates the goal.
   *
   * @param repositorySystem resolves the embedded OpenSCAD
   */
  @Inject
  public PlanMojo(RepositorySystem repositorySystem) {
    super(repositorySystem);
  }

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    execution().show(request(false), writeTimes);
  }
}
