package io.github.scadmaven.openscad;

import io.github.scadmaven.process.Command;
import io.github.scadmaven.process.Exit;
import io.github.scadmaven.process.ProcessRunner;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An OpenSCAD installed on this machine; every export is a process of its own. */
public final class NativeOpenScad implements OpenScad {

  private final Path program;
  private final Abilities abilities;
  private final ProcessRunner processes;
  private final Map<String, String> environment;
  private final List<Path> libraryPath;
  private final List<Path> fonts;
  private final @Nullable VirtualDisplay display;

  /**
   * Creates one.
   *
   * @param program the executable
   * @param abilities what it can do
   * @param libraryPath folders in which {@code use} and {@code include} look, before those of the
   *     environment's {@code OPENSCADPATH}
   * @param fonts folders with fonts, beside those of the machine
   * @param processes runs it
   * @param display what it draws pictures on; {@code null} for the machine's display
   */
  NativeOpenScad(
      Path program,
      Abilities abilities,
      List<Path> libraryPath,
      List<Path> fonts,
      ProcessRunner processes,
      @Nullable VirtualDisplay display) {
    this.program = program;
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
    return "OpenSCAD " + abilities.version() + backend + " (" + program + ")";
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
    return program;
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
    Path real = program;
    try {
      real = program.toRealPath();
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
    return processes.run(
        new Command(
            words(invocation),
            invocation.workingFolder(),
            environment(invocation.format()),
            invocation.piped(),
            invocation.log(),
            invocation.timeout()));
  }

  private Map<String, String> environment(Format format) throws IOException {
    if (format != Format.PNG || display == null) {
      return environment;
    }
    Map<String, String> withDisplay = new HashMap<>(environment);
    withDisplay.putAll(display.environment());
    return withDisplay;
  }

  private List<String> words(Invocation invocation) {
    List<String> words = new ArrayList<>();
    words.add(program.toString());
    words.addAll(abilities.backendArguments(invocation.backend()));
    words.addAll(invocation.arguments(abilities.exportFormat()));
    return words;
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
