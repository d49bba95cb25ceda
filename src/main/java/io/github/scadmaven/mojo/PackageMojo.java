package io.github.scadmaven.mojo;

import io.github.scadmaven.config.ConfigException;
import io.github.scadmaven.file.IoProblem;
import io.github.scadmaven.library.ArchiveTime;
import io.github.scadmaven.library.LibraryException;
import io.github.scadmaven.library.LibraryPackage;
import io.github.scadmaven.library.LibrarySource;
import io.github.scadmaven.library.ModelsPackage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.jspecify.annotations.Nullable;

/**
 * Makes an OpenSCAD library of <code>src/main/scad</code>: a zip that is installed, deployed and
 * depended on as any artifact of Maven.
 *
 * <p>In a project with the packaging <code>scad</code>, the zip is the project's artifact, of type
 * <code>zip</code>, and nothing has to be configured but the plugin, with <code>
 * &lt;extensions&gt;true&lt;/extensions&gt;</code>. In other projects, an execution with this goal
 * attaches it with the classifier <code>scad</code>. Those who depend on it have its files on the
 * library path: with <code>threads/metric.scad</code> in the folder, they write <code>
 * use &lt;threads/metric.scad&gt;</code>.
 *
 * <p>The zip has all files of the folder but hidden ones and editors' copies, and, under <code>
 * META-INF</code>, the files LICENSE, COPYING, NOTICE and README of the project's folder. Its
 * entries are sorted, not compressed, and of one time, that of <code>project.build.outputTimestamp
 * </code>: the same files make the same bytes, on every system.
 *
 * <p>The models that the project renders in the same build go into a second zip, with the
 * classifier <code>models</code>.
 *
 * @since 0.1.0
 */
@Mojo(name = "package", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class PackageMojo extends AbstractMojo {

  /**
   * The folder with the library's files. That it is missing or has no files is an error.
   *
   * <p><code>
   * &lt;sourceDirectory&gt;library&lt;/sourceDirectory&gt;
   * </code>
   *
   * @since 0.1.0
   */
  @Parameter(
      property = "scad.sourceDirectory",
      defaultValue = "${project.basedir}/" + ScadPackaging.DEFAULT_FOLDER)
  private File sourceDirectory;

  /**
   * Whether the models that <code>scad:render</code> has rendered in this build, or found up to
   * date, are attached as a zip with the classifier <code>models</code>. Those of an execution with
   * an id are in a folder of that name in it.
   *
   * @since 0.1.0
   */
  @Parameter(property = "scad.attachModels", defaultValue = "true")
  private boolean attachModels;

  /**
   * The time of all entries of the zips: an ISO 8601 time, such as <code>2026-11-22T00:00:00Z
   * </code>, or seconds since 1970. Without it, it is a day of 1980.
   *
   * @since 0.1.0
   */
  @Parameter(defaultValue = "${project.build.outputTimestamp}")
  private @Nullable String outputTimestamp;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private MojoExecution execution;

  private final MavenProjectHelper projectHelper;

  /**
   * Creates the goal.
   *
   * @param projectHelper attaches the zips
   */
  @Inject
  public PackageMojo(MavenProjectHelper projectHelper) {
    this.projectHelper = projectHelper;
  }

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    try {
      ParameterNames.check(project, execution);
      ParameterNames.check(session.getUserProperties(), execution);
      LocalDateTime time = ArchiveTime.of(outputTimestamp);
      packageLibrary(time);
      packageModels(time);
    } catch (ConfigException | LibraryException e) {
      throw new MojoFailureException(e.getMessage());
    } catch (IOException e) {
      throw new MojoExecutionException("Packaging failed: " + IoProblem.of(e), e);
    }
  }

  private void packageLibrary(LocalDateTime time) throws LibraryException, IOException {
    boolean isAll = ScadPackaging.isThatOf(project);
    Path place = place(isAll ? "" : "-scad");
    LibrarySource library =
        new LibrarySource(
            project.getGroupId(), project.getArtifactId(), "zip", project.getVersion(), place);
    int files =
        new LibraryPackage(sourceDirectory.toPath(), library)
            .write(project.getBasedir().toPath(), time);
    getLog().info("Packaged a library of %s in %s".formatted(counted(files, "file"), place));
    if (isAll) {
      project.getArtifact().setFile(place.toFile());
    } else {
      projectHelper.attachArtifact(project, "zip", "scad", place.toFile());
    }
  }

  private void packageModels(LocalDateTime time) throws IOException {
    Path place = place("-models");
    Map<String, Path> models = new BuildState(session).models(project);
    if (!attachModels || models.isEmpty()) {
      Files.deleteIfExists(place); // that of an earlier build
      return;
    }
    ModelsPackage.write(models, place, time);
    getLog().info("Packaged %s in %s".formatted(counted(models.size(), "rendered file"), place));
    projectHelper.attachArtifact(project, "zip", "models", place.toFile());
  }

  private Path place(String ending) {
    String name = project.getBuild().getFinalName() + ending + ".zip";
    return Path.of(project.getBuild().getDirectory(), name);
  }

  private static String counted(int count, String what) {
    return count == 1 ? "1 " + what : "%d %ss".formatted(count, what);
  }
}
