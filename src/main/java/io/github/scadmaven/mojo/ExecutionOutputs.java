package io.github.scadmaven.mojo;

import io.github.scadmaven.config.ConfigException;
import io.github.scadmaven.config.Names;
import io.github.scadmaven.config.Position;
import io.github.scadmaven.plan.Layout;
import io.github.scadmaven.plan.RenderPlan;
import io.github.scadmaven.render.RenderReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** Where an execution puts its outputs, and what they are to the rest of the build. */
final class ExecutionOutputs {

  private final MavenProject project;
  private final MojoExecution execution;

  ExecutionOutputs(MavenProject project, MojoExecution execution) {
    this.project = project;
    this.execution = execution;
  }

  /**
   * Returns where the execution keeps its files. Executions that Maven names itself, such as {@code
   * default-cli}, share one place, so that {@code mvn package} and {@code mvn scad:render} share
   * one state.
   *
   * @param outputDirectory where the user wants the outputs; {@code null} for the usual place
   * @throws ConfigException if the execution's id can't be a folder beside those files
   */
  Layout layout(@Nullable Path outputDirectory) throws ConfigException {
    Layout shared = usualLayout(Path.of(project.getBuild().getDirectory(), "scad"));
    Layout own = isNamedByMaven() ? shared : usualLayout(ownFolder(shared));
    return outputDirectory == null ? own : new Layout(own.root(), outputDirectory);
  }

  private static Layout usualLayout(Path root) {
    return new Layout(root, root.resolve("outputs"));
  }

  private boolean isNamedByMaven() {
    String id = execution.getExecutionId();
    return id == null || Set.of("default", "default-cli", "default-render").contains(id);
  }

  private Path ownFolder(Layout shared) throws ConfigException {
    String id = execution.getExecutionId();
    String problem = Names.problemOfFileName(id);
    if (problem == null && isTaken(id, shared)) {
      problem = "is the name of something that executions without an id keep there";
    }
    if (problem != null) {
      throw new ConfigException(
          Position.of(project.getFile().getName()),
          "the execution's id names its folder in target/scad, but \"%s\" %s; choose another id"
              .formatted(id, problem));
    }
    return shared.root().resolve(id);
  }

  private static boolean isTaken(String id, Layout shared) {
    return Stream.of(
            shared.outputs(),
            shared.stubs(),
            shared.logs(),
            shared.work(),
            shared.root().resolve(ProjectLibraries.FOLDER),
            shared.json(),
            shared.junit(),
            shared.index())
        .anyMatch(path -> path.getFileName().toString().equalsIgnoreCase(id));
  }

  /**
   * Makes sure that two executions that share an output directory don't overwrite each other's
   * files.
   *
   * @throws ConfigException if they would
   */
  void claim(RenderPlan plan, BuildState build) throws ConfigException {
    String owner = plan.layout().root().toString();
    for (Path output : plan.allOutputs()) {
      String other = build.claim(output.toString().toLowerCase(Locale.ROOT), owner);
      if (!other.equals(owner)) {
        throw new ConfigException(
            Position.of(project.getFile().getName()),
            "%s is written by two executions, that of %s and that of %s; give one of them another outputDirectory"
                .formatted(output, other, owner));
      }
    }
  }

  /**
   * Lets the archive of the project's models have those outputs that are what their models are now;
   * those of an execution with an id in a folder of that name.
   *
   * @throws ConfigException if two outputs would have one name there
   */
  void addModels(RenderReport report, BuildState build) throws ConfigException {
    build.removeModels(project, report.gone());
    String folder = isNamedByMaven() ? "" : execution.getExecutionId() + "/";
    for (Path output : report.good()) {
      Path other = build.addModel(project, folder + output.getFileName(), output);
      if (!other.equals(output)) {
        throw new ConfigException(
            Position.of(project.getFile().getName()),
            "two executions without an id make a %s, in %s and in %s; give one of them an id"
                .formatted(output.getFileName(), other.getParent(), output.getParent()));
      }
    }
  }

  /**
   * Removes the copies that earlier builds made, as of resources, of outputs that are gone: Maven
   * itself never removes any, and would pack them.
   *
   * @param removed the outputs
   */
  void removeCopies(List<Path> removed, RenderPlan plan) throws IOException {
    Path classes = Path.of(project.getBuild().getOutputDirectory());
    for (Path output : removed) {
      if (output.startsWith(plan.layout().outputs())) {
        Files.deleteIfExists(classes.resolve(plan.layout().outputs().relativize(output)));
      }
    }
  }

  /**
   * Makes the outputs resources of the project. Nothing else that lies in their folder becomes one:
   * it may be any folder, the project's own included.
   */
  void addResources(RenderPlan plan) {
    Path folder = plan.layout().outputs();
    List<String> names =
        plan.allOutputs().stream()
            .map(output -> folder.relativize(output).toString())
            .sorted()
            .toList();
    boolean isNew =
        project.getResources().stream()
            .filter(other -> folder.toString().equals(other.getDirectory()))
            .noneMatch(other -> other.getIncludes().isEmpty() || other.getIncludes().equals(names));
    if (isNew) {
      Resource resource = new Resource();
      resource.setDirectory(folder.toString());
      resource.setIncludes(names);
      project.addResource(resource);
    }
  }
}
