package io.github.scadmaven.mojo;

import io.github.scadmaven.config.ConfigException;
import io.github.scadmaven.config.Position;
import io.github.scadmaven.config.RenderConfig;
import io.github.scadmaven.config.Shard;
import io.github.scadmaven.file.IoProblem;
import io.github.scadmaven.library.LibraryException;
import io.github.scadmaven.openscad.OpenScadNotFoundException;
import io.github.scadmaven.plan.Layout;
import io.github.scadmaven.plan.RenderPlan;
import io.github.scadmaven.plan.RenderTimes;
import io.github.scadmaven.process.ProcessRunner;
import io.github.scadmaven.render.Engines;
import io.github.scadmaven.render.PlanPreview;
import io.github.scadmaven.render.RenderOptions;
import io.github.scadmaven.render.RenderReport;
import io.github.scadmaven.render.RenderSlots;
import io.github.scadmaven.render.Renderer;
import io.github.scadmaven.render.ReuseOptions;
import io.github.scadmaven.render.WorkFolder;
import io.github.scadmaven.report.ConsoleReport;
import io.github.scadmaven.report.JsonReport;
import io.github.scadmaven.report.JunitReport;
import io.github.scadmaven.report.Line;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** Renders what one execution of the plugin is asked to, from configuration to reports. */
final class RenderExecution {

  /** How long reports may take when the virtual machine is told to end. */
  private static final Duration SHUTDOWN_PATIENCE = Duration.ofSeconds(5);

  private final MavenProject project;
  private final MavenSession session;
  private final MojoExecution execution;
  private final Log log;
  private final OpenScadSources openScads;
  private final ProjectLibraries libraries;
  private final CountDownLatch ended = new CountDownLatch(1);

  RenderExecution(
      MavenProject project,
      MavenSession session,
      MojoExecution execution,
      Log log,
      RepositorySystem repositorySystem) {
    this.project = project;
    this.session = session;
    this.execution = execution;
    this.log = log;
    this.openScads = new OpenScadSources(project, session, execution, repositorySystem);
    this.libraries = new ProjectLibraries(project, session, execution, repositorySystem);
  }

  /** What is asked for, understood. */
  private record Asked(RenderConfig config, RenderPlan plan, ExecutionOutputs outputs) {}

  /** What an execution does. */
  private interface Work {
    void run(RenderRequest request)
        throws ConfigException,
            IOException,
            OpenScadNotFoundException,
            LibraryException,
            InterruptedException,
            MojoExecutionException,
            MojoFailureException;
  }

  /**
   * Renders.
   *
   * @param request what
   * @throws MojoFailureException if the configuration or a model is wrong
   * @throws MojoExecutionException if the machine is: there is no OpenSCAD, or no room
   */
  void run(RenderRequest request) throws MojoExecutionException, MojoFailureException {
    guarded(this::renderAll, request);
  }

  /**
   * Says what would be rendered.
   *
   * @param request what
   * @param writeTimes whether the times of earlier renders are written down in the project
   * @throws MojoFailureException if the configuration is wrong
   * @throws MojoExecutionException if the machine is: there is no OpenSCAD
   */
  void show(RenderRequest request, boolean writeTimes)
      throws MojoExecutionException, MojoFailureException {
    guarded(asked -> showAll(asked, writeTimes), request);
  }

  private void guarded(Work work, RenderRequest request)
      throws MojoExecutionException, MojoFailureException {
    try {
      work.run(request);
    } catch (ConfigException | LibraryException e) {
      throw new MojoFailureException(e.getMessage());
    } catch (OpenScadNotFoundException e) {
      throw new MojoExecutionException(e.getMessage());
    } catch (IOException e) {
      throw new MojoExecutionException("Rendering failed: " + IoProblem.of(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MojoExecutionException("Rendering was interrupted.");
    } finally {
      ended.countDown();
    }
  }

  private void renderAll(RenderRequest request)
      throws ConfigException,
          IOException,
          OpenScadNotFoundException,
          LibraryException,
          InterruptedException,
          MojoExecutionException,
          MojoFailureException {
    Optional<Asked> something = asked(request);
    if (something.isEmpty()) {
      return;
    }
    Asked asked = something.get();
    asked.outputs().claim(asked.plan(), new BuildState(session));
    if (request.addResources()) {
      asked.outputs().addResources(asked.plan());
    }
    if (asked.plan().jobs().isEmpty()) {
      passOver(asked.config().shard(), asked.plan().layout());
      return;
    }
    RenderReport report = render(asked, reuse(asked.config(), request));
    try {
      finish(report, asked.plan());
      asked.outputs().addModels(report, new BuildState(session));
    } finally {
      if (request.addResources()) {
        asked.outputs().removeCopies(report.gone(), asked.plan());
      }
    }
  }

  private void showAll(RenderRequest request, boolean writeTimes)
      throws ConfigException,
          IOException,
          OpenScadNotFoundException,
          LibraryException,
          InterruptedException {
    Optional<Asked> something = asked(request);
    if (something.isEmpty()) {
      return;
    }
    RenderConfig config = something.get().config();
    RenderPlan plan = something.get().plan();
    List<Path> libraryFolders = libraries.folders(listener()::warning);
    try (WorkFolder work = WorkFolder.create(plan.layout().work());
        ProcessRunner processes = new ProcessRunner(work.runId())) {
      Engines engines =
          openScads.choice(config, libraryFolders, plan, processes, work).choose(plan.jobs());
      int threads = config.threads().count(Runtime.getRuntime().availableProcessors());
      PlanPreview preview =
          PlanPreview.of(plan, engines, options(config), reuse(config, request), threads);
      console().plan(preview, engines.explanation()).forEach(listener()::write);
      if (writeTimes) {
        preview.times().write(config.folder());
        listener().write(Line.info("Wrote " + console().path(RenderTimes.file(config.folder()))));
      }
    }
  }

  /** An empty share needs no OpenSCAD; reports of an earlier run would tell of other shares. */
  private void passOver(@Nullable Shard shard, Layout layout) {
    listener()
        .write(
            Line.info(
                "Nothing to render: there are more shares than files, and share %s is empty."
                    .formatted(shard)));
    deleteQuietly(layout.json());
    deleteQuietly(layout.junit());
  }

  /** Empty if there is nothing to render. */
  private Optional<Asked> asked(RenderRequest request) throws ConfigException {
    ParameterNames.check(project, execution);
    ParameterNames.check(session.getUserProperties(), execution);
    PomExecutions executions = new PomExecutions(project, execution);
    executions.checkThatCurrentExists();
    ExecutionOutputs outputs = new ExecutionOutputs(project, execution);
    Optional<RenderConfig> config =
        RenderConfig.read(projectFolder(), request.configFile(), request.configuration());
    if (config.isEmpty()) {
      listener()
          .write(
              Line.info(
                  "Nothing to render: there is no render_config.yaml and the POM has no models."
                      + executions.howToRunThem()));
      return Optional.empty();
    }
    config.get().notes().forEach(listener()::warning);
    Layout layout = outputs.layout(request.outputDirectory());
    RenderPlan plan =
        RenderPlan.of(
            config.get(), layout, request.only(), RenderTimes.read(config.get().folder()));
    return Optional.of(new Asked(config.get(), plan, outputs));
  }

  private ReuseOptions reuse(RenderConfig config, RenderRequest request) throws ConfigException {
    return new ReuseOptions(
        projectFolder(),
        checkout(),
        request.force(),
        new CacheStores(
                session.getRepositorySession(), Position.of(config.source()), listener()::warning)
            .of(config.cache()));
  }

  /** The folder of all modules, if this project is one of them. */
  private Path checkout() {
    File root = session.getRequest().getMultiModuleProjectDirectory();
    return root != null && projectFolder().startsWith(root.toPath())
        ? root.toPath()
        : projectFolder();
  }

  private static RenderOptions options(RenderConfig config) {
    return new RenderOptions(config.failFast(), config.reproducible(), config.allow());
  }

  private RenderReport render(Asked asked, ReuseOptions reuse)
      throws IOException, OpenScadNotFoundException, LibraryException, InterruptedException {
    RenderConfig config = asked.config();
    RenderPlan plan = asked.plan();
    int cores = Runtime.getRuntime().availableProcessors();
    RenderSlots slots =
        new BuildState(session).slots(config.threads().count(cores), config.memory());
    LogListener listener = listener();
    List<Path> libraryFolders = libraries.folders(listener::warning);
    try (WorkFolder work = WorkFolder.create(plan.layout().work());
        ProcessRunner processes = new ProcessRunner(work.runId())) {
      processes.onShutdown(this::awaitEnd);
      processes.onShutdown(work::closeQuietly);
      Engines engines =
          openScads.choice(config, libraryFolders, plan, processes, work).choose(plan.jobs());
      listener.write(console().start(plan, engines.explanation(), slots.most()));
      return new Renderer(engines, processes, slots, options(config), reuse, listener)
          .render(plan, work);
    }
  }

  /**
   * The virtual machine is ending, and the processes are gone: lets this execution, which sees its
   * renders as cancelled, finish the files that it is writing, instead of leaving halves of them.
   */
  private void awaitEnd() {
    try {
      boolean inTime = ended.await(SHUTDOWN_PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (!inTime) {
        log.warn("Rendering was ended before its reports were complete.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void finish(RenderReport report, RenderPlan plan)
      throws IOException, MojoFailureException, MojoExecutionException {
    Layout layout = plan.layout();
    LogListener listener = listener();
    IOException unwritten = writeReports(report, layout);
    console().summary(report).forEach(listener::write);
    if (!report.failures().isEmpty()) {
      if (unwritten != null) {
        listener.warning("the reports can't be written: " + IoProblem.of(unwritten));
      }
      throw new MojoFailureException(console().failure(report, layout.logs()));
    }
    if (unwritten != null) {
      throw unwritten;
    }
    if (report.cancelled() > 0) {
      // Nothing failed, so the build is being ended; nothing may be built on what is not there.
      throw new MojoExecutionException(
          "Rendering was stopped: %d of %d models were cancelled"
              .formatted(report.cancelled(), report.results().size()));
    }
  }

  /** A disk that is full must not hide what came of the renders. */
  private @Nullable IOException writeReports(RenderReport report, Layout layout) {
    try {
      JsonReport.write(report, projectFolder(), layout.json());
      JunitReport.write(report, project.getArtifactId(), projectFolder(), layout.junit());
      return null;
    } catch (IOException e) {
      deleteQuietly(layout.json());
      deleteQuietly(layout.junit());
      return e;
    }
  }

  /** No report is better than one of an earlier build. */
  private static void deleteQuietly(Path report) {
    try {
      Files.deleteIfExists(report);
    } catch (IOException e) {
      // that the reports can't be written is told already
    }
  }

  private LogListener listener() {
    boolean parallel = session.getRequest().getDegreeOfConcurrency() > 1;
    String prefix = parallel ? project.getArtifactId() + ": " : "";
    return new LogListener(log, console(), prefix);
  }

  private ConsoleReport console() {
    return new ConsoleReport(projectFolder());
  }

  private Path projectFolder() {
    return project.getBasedir().toPath();
  }
}
