package io.github.scadmaven.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.scadmaven.engine.EngineWorker.Answer;
import io.github.scadmaven.openscad.Backend;
import io.github.scadmaven.openscad.ExportOptions;
import io.github.scadmaven.openscad.Format;
import io.github.scadmaven.openscad.Invocation;
import io.github.scadmaven.openscad.KnownSettings;
import io.github.scadmaven.openscad.Launcher;
import io.github.scadmaven.openscad.NodeFailure;
import io.github.scadmaven.openscad.OpenScad;
import io.github.scadmaven.openscad.OpenScadNotFoundException;
import io.github.scadmaven.openscad.Version;
import io.github.scadmaven.process.Exit;
import io.github.scadmaven.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The OpenSCAD that comes with this plugin; needs nothing on the machine but Java. */
public final class EmbeddedOpenScad implements OpenScad {

  /** The build that the engine artifact holds. */
  public static final Version VERSION = new Version(2025, 3, 25);

  /** What needs an OpenSCAD with a screen or a printer's library: this build has neither. */
  public static final Set<Format> NOT_EXPORTED =
      Collections.unmodifiableSet(EnumSet.of(Format.PNG, Format.PDF));

  /**
   * What can be set of the 3MF files that this plugin makes of the engine's OFF files, in the words
   * of OpenSCAD's {@code --help-export}. The engine itself has settings for nothing that it writes.
   */
  private static final KnownSettings SETTINGS =
      KnownSettings.of(
          """
          Section 'export-3mf':
            - unit (enum): [micron,<millimeter>,centimeter,meter,inch,foot]
            - meta-data-title (string): ""
            - meta-data-designer (string): ""
            - meta-data-description (string): ""
            - meta-data-copyright (string): ""
            - meta-data-license-terms (string): ""
            - meta-data-rating (string): ""
          """);

  /**
   * What a worker takes beside the memory of the WebAssembly module: that of the virtual machine,
   * V8 and all that they have compiled. Measured on Linux, resident: 107 MB in an idle worker, 130
   * MB after 65 small renders. Of the module's memory itself a part may never have been touched.
   */
  private static final long WORKER_BYTES = 130L << 20;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Sight sight;
  private final Launcher launcher;
  private final WorkerPool workers;
  private final ProcessRunner processes;
  private final Path identity;
  private final List<Path> libraries;

  /**
   * What models may see of the machine; everything else does not exist for them.
   *
   * @param readable folders and files, absolute
   * @param libraryPath folders in which {@code use} and {@code include} look
   * @param fonts files and folders with fonts for {@code text()}, beside the bundled ones
   */
  public record Sight(List<Path> readable, List<Path> libraryPath, List<Path> fonts) {
    public Sight {
      readable = List.copyOf(readable);
      libraryPath = List.copyOf(libraryPath);
      fonts = List.copyOf(fonts);
    }
  }

  private EmbeddedOpenScad(
      Sight sight,
      Launcher launcher,
      WorkerPool workers,
      ProcessRunner processes,
      Path identity,
      Path engine) {
    this.sight = sight;
    this.launcher = launcher;
    this.workers = workers;
    this.processes = processes;
    this.identity = identity;
    this.libraries =
        Stream.concat(sight.libraryPath().stream(), Stream.of(engine.resolve("libraries")))
            .toList();
  }

  /**
   * Makes it ready; starts nothing yet.
   *
   * @param files what it is made of
   * @param projectFolder where it is unpacked if the user's own cache folder can't be used
   * @param sight what models may see
   * @param launcher words put before the command of its workers
   * @param processes runs its workers
   * @param workFolder an existing folder for what its workers print
   * @throws OpenScadNotFoundException if it can't be unpacked
   */
  public static EmbeddedOpenScad of(
      EngineFiles files,
      Path projectFolder,
      Sight sight,
      Launcher launcher,
      ProcessRunner processes,
      Path workFolder)
      throws OpenScadNotFoundException {
    EngineInstallation installation =
        EngineInstallation.of(files, EngineInstallation.folders(projectFolder));
    Duration patience = launcher.staysHere() ? WorkerPool.PATIENCE : WorkerPool.PATIENCE_ELSEWHERE;
    WorkerPool workers = new WorkerPool(installation, launcher, processes, workFolder, patience);
    return new EmbeddedOpenScad(
        sight, launcher, workers, processes, files.engine(), installation.engine());
  }

  static EmbeddedOpenScad of(
      WorkerProgram program, Sight sight, ProcessRunner processes, Path workFolder) {
    return of(program, sight, Launcher.NONE, processes, workFolder, WorkerPool.PATIENCE);
  }

  static EmbeddedOpenScad of(
      WorkerProgram program,
      Sight sight,
      Launcher launcher,
      ProcessRunner processes,
      Path workFolder,
      Duration patience) {
    WorkerPool workers = new WorkerPool(program, launcher, processes, workFolder, patience);
    return new EmbeddedOpenScad(sight, launcher, workers, processes, workFolder, workFolder);
  }

  @Override
  public Version version() {
    return VERSION;
  }

  @Override
  public String description() {
    String launched = launcher.isNone() ? "" : ", launched by " + launcher;
    return "OpenSCAD " + VERSION + " with Manifold (embedded" + launched + ")";
  }

  @Override
  public Path identity() {
    return identity;
  }

  @Override
  public List<Path> libraryFolders() {
    return libraries;
  }

  @Override
  public List<Path> fonts() {
    return sight.fonts();
  }

  /** It sees those that it brings, and the project's. */
  @Override
  public List<Path> machineFonts() {
    return List.of();
  }

  @Override
  public boolean importsBesideMainFile() {
    return false;
  }

  @Override
  public boolean readsPipe() {
    return false;
  }

  @Override
  public boolean writesSeveral() {
    return true;
  }

  /** 3MF needs a library that this build does not have. */
  @Override
  public boolean exports(Format format) {
    return format != Format.THREE_MF && !NOT_EXPORTED.contains(format);
  }

  @Override
  public @Nullable String objection(Format format, ExportOptions options) {
    return objectionTo(format, options);
  }

  /**
   * Says why an output can't be had from the embedded OpenSCAD.
   *
   * @see OpenScad#objection
   */
  public static @Nullable String objectionTo(Format format, ExportOptions options) {
    return NOT_EXPORTED.contains(format)
        ? "can't write " + format.suffix()
        : SETTINGS.objection(format, options.settings());
  }

  @Override
  public boolean sees(Path file) {
    Path real = real(file);
    return Stream.of(sight.readable(), sight.libraryPath(), sight.fonts())
        .flatMap(List::stream)
        .anyMatch(root -> real.startsWith(real(root)));
  }

  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file;
    }
  }

  @Override
  public Exit export(Invocation invocation) throws IOException, InterruptedException {
    return attempt(request(invocation), invocation, 0, 0);
  }

  /**
   * A worker that dies may have been ended from outside: another one gets the same chance. That its
   * machine has gone down with it is no death of the model's.
   */
  private Exit attempt(String request, Invocation invocation, int deaths, int lostNodes)
      throws IOException, InterruptedException {
    Optional<EngineWorker> worker;
    try {
      worker = workers.take();
    } catch (OpenScadNotFoundException e) {
      return fail(invocation.log(), Objects.requireNonNull(e.getMessage()));
    }
    if (worker.isEmpty()) {
      return new Exit.Stopped();
    }
    Answer answer = ask(worker.get(), request, invocation.timeout());
    if (answer instanceof Answer.Said said) {
      workers.giveBack(worker.get());
      return withoutPeakOfOthers(exit(said.text(), invocation.log()));
    }
    workers.drop(worker.get());
    if (processes.isClosed()) {
      return new Exit.Stopped();
    }
    if (answer instanceof Answer.TimedOut) {
      return new Exit.TimedOut(Objects.requireNonNull(invocation.timeout()));
    }
    Optional<String> lostNode = worker.get().nodeFailure();
    if (lostNode.isPresent() && lostNodes < NodeFailure.RETRIES) {
      return attempt(request, invocation, deaths, lostNodes + 1);
    }
    return deaths == 0
        ? attempt(request, invocation, 1, lostNodes)
        : fail(
            invocation.log(),
            "the embedded OpenSCAD died twice of this model%s; perhaps there was too little memory: try fewer threads, or engine: native"
                .formatted(worker.get().lastWords()));
  }

  private Answer ask(EngineWorker worker, String request, @Nullable Duration timeout)
      throws InterruptedException {
    try {
      return worker.ask(request, timeout);
    } catch (InterruptedException e) {
      workers.drop(worker);
      throw e;
    }
  }

  /** What was taken elsewhere says nothing of this machine. */
  private Exit withoutPeakOfOthers(Exit exit) {
    return exit instanceof Exit.Code code && !launcher.staysHere()
        ? new Exit.Code(code.value())
        : exit;
  }

  private String request(Invocation invocation) throws JsonProcessingException {
    Path output = Objects.requireNonNull(invocation.output().getParent());
    List<Path> readable = new ArrayList<>(sight.readable());
    readable.addAll(sight.libraryPath());
    readable.add(invocation.workingFolder());
    ObjectNode request = JSON.createObjectNode();
    putAll(request, "arguments", arguments(invocation));
    request.put("folder", invocation.workingFolder().toString());
    request.put("log", invocation.log().toString());
    putAll(request, "readable", readable);
    putAll(request, "writable", List.of(output));
    putAll(request, "libraryPath", sight.libraryPath());
    putAll(request, "fonts", sight.fonts());
    request.put("fontConfiguration", FontAliases.configuration());
    return JSON.writeValueAsString(request);
  }

  private static void putAll(ObjectNode request, String name, Collection<?> values) {
    ArrayNode array = request.putArray(name);
    values.forEach(value -> array.add(value.toString()));
  }

  private static List<String> arguments(Invocation invocation) {
    List<String> arguments = new ArrayList<>();
    Backend backend = invocation.backend() == null ? Backend.MANIFOLD : invocation.backend();
    arguments.add("--backend=" + backend.option());
    arguments.addAll(invocation.arguments(true));
    return arguments;
  }

  static Exit exit(String answer, Path log) throws IOException {
    JsonNode said = JSON.readTree(answer);
    complainAboutFonts(said, log);
    String text = said.path("text").asText();
    return switch (said.path("failure").asText()) {
      case "memory" ->
          fail(
              log,
              "out of memory: the embedded OpenSCAD has 4 GB for a model at most; make it simpler, or render it with a native OpenSCAD (engine: native)");
      case "stack" ->
          fail(
              log,
              "the recursion is too deep for the embedded OpenSCAD; if it ends at all, render the model with a native OpenSCAD (engine: native)");
      case "trap", "exception" ->
          fail(
              log,
              "the embedded OpenSCAD broke off (%s); try the other backend (backend: cgal) or a native OpenSCAD (engine: native)"
                  .formatted(text));
      default -> new Exit.Code(said.path("code").asInt(), peakBytes(said));
    };
  }

  private static @Nullable Long peakBytes(JsonNode said) {
    long module = said.path("memory").asLong();
    return module > 0 ? WORKER_BYTES + module : null;
  }

  private static void complainAboutFonts(JsonNode said, Path log) throws IOException {
    FontsInSight fonts = new FontsInSight(paths(said.path("fontFiles")));
    Set<TakenFont> taken = new LinkedHashSet<>(); // OpenSCAD forgets fonts, and asks again
    for (JsonNode font : said.path("fonts")) {
      taken.add(
          new TakenFont(
              font.path("asked").asText(),
              font.path("family").asText(),
              font.path("style").asText()));
    }
    for (TakenFont font : taken) {
      Optional<String> complaint = font.complaint(fonts);
      if (complaint.isPresent()) {
        say(log, complaint.get());
      }
    }
  }

  private static List<Path> paths(JsonNode files) {
    List<Path> paths = new ArrayList<>();
    files.forEach(file -> paths.add(Path.of(file.asText())));
    return paths;
  }

  private static Exit fail(Path log, String sentence) throws IOException {
    say(log, sentence);
    return new Exit.Code(1);
  }

  /** What OpenSCAD could not say itself is said in its log, in its form. */
  private static void say(Path log, String sentence) throws IOException {
    Files.writeString(
        log, "ERROR: " + sentence + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
