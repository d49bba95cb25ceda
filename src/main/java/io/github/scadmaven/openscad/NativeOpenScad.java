package io.github.scadmaven.openscad;

import io.github.scadmaven.process.Command;
import io.github.scadmaven.process.Exit;
import io.github.scadmaven.process.ProcessRunner;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An OpenSCAD installed on this machine, or where a launcher leads; every export is a process of
 * its own.
 */
public final class NativeOpenScad implements OpenScad {

  /** Windows takes 32,767 letters; the launcher and quotes need some. */
  private static final int LONGEST_LINE_ON_WINDOWS = 30_000;

  /** Linux takes 131,072 bytes for one word, and much more for all. */
  private static final int LONGEST_WORD_ON_LINUX = 131_000;

  private final String program;
  private final Launcher launcher;
  private final Abilities abilities;
  private final ProcessRunner processes;
  private final Map<String, String> environment;
  private final List<Path> libraryPath;
  private final List<Path> fonts;
  private final @Nullable VirtualDisplay display;

  /**
   * Creates one.
   *
   * @param program the executable, absolute; or, for a launcher, the name of one
   * @param launcher words put before its command
   * @param abilities what it can do
   * @param libraryPath folders in which {@code use} and {@code include} look, before those of the
   *     environment's {@code OPENSCADPATH}
   * @param fonts folders with fonts, beside those of the machine
   * @param processes runs it
   * @param display what it draws pictures on; {@code null} for the machine's display
   */
  NativeOpenScad(
      String program,
      Launcher launcher,
      Abilities abilities,
      List<Path> libraryPath,
      List<Path> fonts,
      ProcessRunner processes,
      @Nullable VirtualDisplay display) {
    this.program = program;
    this.launcher = launcher;
    this.abilities = abilities;
    this.processes = processes;
    this.environment = environment(libraryPath, fonts);
    this.libraryPath = List.copyOf(libraryPath);
    this.fonts = List.copyOf(fonts);
    this.display = display;
  }

  @Override
  public Version version() {
    return abilities.version();
  }

  @Override
  public String description() {
    String backend = abilities.hasManifold() ? " with Manifold" : "";
    String launched = launcher.isNone() ? "" : ", launched by " + launcher;
    return "OpenSCAD " + abilities.version() + backend + " (" + program + launched + ")";
  }

  @Override
  public boolean importsBesideMainFile() {
    return abilities.version().isBefore(2021, 3, 25);
  }

  @Override
  public boolean readsPipe() {
    return !abilities.version().isBefore(2021, 1, 0);
  }

  @Override
  public boolean writesSeveral() {
    return abilities.several();
  }

  @Override
  public boolean exports(Format format) {
    return abilities.exports(format);
  }

  @Override
  public @Nullable String objection(Format format, ExportOptions options) {
    if (!exports(format)) {
      return "can't write " + format.suffix();
    }
    if (!options.settings().isEmpty() && abilities.settings().isEmpty()) {
      return "has no export settings; those of 2025-01-12 and later have some";
    }
    Picture picture = options.picture();
    List<String> colorschemes = abilities.colorschemes();
    if (picture != null
        && picture.colorscheme() != null
        && !colorschemes.isEmpty()
        && !colorschemes.contains(picture.colorscheme())) {
      return "has no colorscheme %s, only %s"
          .formatted(picture.colorscheme(), String.join(", ", colorschemes));
    }
    return abilities.settings().objection(format, options.settings());
  }

  /** It runs as the user does. */
  @Override
  public boolean sees(Path file) {
    return true;
  }

  @Override
  public Path identity() {
    return Path.of(program);
  }

  /** Elsewhere there may be another file by this name, which only its answer and its place tell. */
  @Override
  public String launchedAs() {
    return launcher.staysHere() ? "" : abilities.versionText() + " by " + launcher;
  }

  /** Those given, the environment's, the user's, and that of the installation. */
  @Override
  public List<Path> libraryFolders() {
    List<Path> folders = new ArrayList<>(libraryPath);
    folders.addAll(
        UserLibraries.folders(
            System.getProperty("os.name"),
            Path.of(System.getProperty("user.home")),
            System.getenv("OPENSCADPATH")));
    Path real = Path.of(program);
    try {
      real = real.toRealPath();
    } catch (IOException e) {
      // it will not start, either
    }
    for (String beside :
        List.of("../share/openscad/libraries", "../Resources/libraries", "libraries")) {
      folders.add(real.resolveSibling(beside).normalize());
    }
    return folders;
  }

  @Override
  public List<Path> fonts() {
    return fonts;
  }

  @Override
  public List<Path> machineFonts() {
    List<Path> folders =
        new ArrayList<>(
            SystemFonts.folders(
                System.getProperty("os.name"),
                Path.of(System.getProperty("user.home")),
                System.getenv("SystemRoot")));
    String ofEnvironment = System.getenv("OPENSCAD_FONT_PATH");
    if (ofEnvironment != null) {
      folders.addAll(UserLibraries.paths(ofEnvironment));
    }
    return folders;
  }

  @Override
  public Exit export(Invocation invocation) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Exit exit = run(invocation, invocation.timeout());
    for (int retry = 0; !launcher.staysHere() && exit instanceof Exit.Code; retry++) {
      Optional<String> lostNode = NodeFailure.in(invocation.log());
      if (lostNode.isEmpty()) {
        return exit;
      }
      if (retry == NodeFailure.RETRIES) {
        return lost(invocation, lostNode.get());
      }
      Files.deleteIfExists(invocation.output());
      exit = run(invocation, rest(invocation.timeout(), System.nanoTime() - start));
    }
    return exit instanceof Exit.TimedOut
        ? new Exit.TimedOut(Objects.requireNonNull(invocation.timeout()))
        : exit;
  }

  /** All launches of one render together must keep the time limit. */
  private static @Nullable Duration rest(@Nullable Duration limit, long elapsedNanos) {
    if (limit == null) {
      return null;
    }
    Duration rest = limit.minusNanos(elapsedNanos);
    return rest.toMillis() > 0 ? rest : Duration.ofMillis(1);
  }

  private static Exit lost(Invocation invocation, String line) throws IOException {
    Files.writeString(
        invocation.log(),
        "ERROR: the machine that it was launched on failed %d times (%s)\n"
            .formatted(NodeFailure.RETRIES + 1, line),
        StandardOpenOption.APPEND);
    return new Exit.Code(1);
  }

  private Exit run(Invocation invocation, @Nullable Duration timeout)
      throws IOException, InterruptedException {
    return processes.run(
        new Command(
            launcher.before(words(invocation), invocation.workingFolder()),
            invocation.workingFolder(),
            environment(invocation.format()),
            invocation.piped(),
            invocation.log(),
            timeout,
            !launcher.staysHere()));
  }

  private Map<String, String> environment(Format format) throws IOException {
    if (format != Format.PNG || display == null) {
      return environment;
    }
    Map<String, String> withDisplay = new HashMap<>(environment);
    withDisplay.putAll(display.environment());
    return withDisplay;
  }

  /** The command itself; what it needs before it is put there here. */
  private List<String> words(Invocation invocation) throws IOException {
    List<String> words = new ArrayList<>();
    words.add(program);
    words.addAll(abilities.backendArguments(invocation.backend()));
    words.addAll(invocation.arguments(abilities.exportFormat()));
    boolean isWindows = File.separatorChar == '\\';
    checkLength(words, isWindows ? LONGEST_LINE_ON_WINDOWS : LONGEST_WORD_ON_LINUX);
    return isWindows ? words.stream().map(WindowsWords::escaped).toList() : words;
  }

  private static void checkLength(List<String> words, int most) throws IOException {
    if (words.stream().mapToInt(String::length).sum() > most) {
      throw new IOException(
          "its values are too long for the command line of this system; let the embedded OpenSCAD render it, or shorten them");
    }
  }

  private static Map<String, String> environment(List<Path> libraryPath, List<Path> fonts) {
    Map<String, String> environment = new HashMap<>();
    // Some messages are translated otherwise, and could not be judged.
    environment.put("LC_ALL", "C.UTF-8");
    extend(environment, "OPENSCADPATH", libraryPath);
    extend(environment, "OPENSCAD_FONT_PATH", fonts);
    return environment;
  }

  private static void extend(Map<String, String> environment, String variable, List<Path> folders) {
    if (!folders.isEmpty()) {
      String inherited = System.getenv().getOrDefault(variable, "");
      environment.put(
          variable,
          Stream.concat(folders.stream().map(Path::toString), Stream.of(inherited))
              .filter(folder -> !folder.isEmpty())
              .collect(Collectors.joining(File.pathSeparator)));
    }
  }
}
