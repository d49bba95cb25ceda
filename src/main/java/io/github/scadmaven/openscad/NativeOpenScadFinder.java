package io.github.scadmaven.openscad;

import io.github.scadmaven.process.Command;
import io.github.scadmaven.process.Exit;
import io.github.scadmaven.process.ProcessRunner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the OpenSCAD installed on this machine, or where a launcher leads, and asks it what it can
 * do.
 */
public final class NativeOpenScadFinder {

  /**
   * How long {@code --version} and {@code --help} may take; the first start from an AppImage or
   * snap is slow.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** A cluster may be busy. */
  private static final Duration PATIENCE_ELSEWHERE = Duration.ofMinutes(10);

  /** The real answers are much shorter, but any program may have been named. */
  private static final int LONGEST_ANSWER = 1 << 20;

  private static final String HOW_TO_GET_ONE =
      """
      Install one (Debian and Ubuntu: apt-get install openscad; macOS: brew install --cask openscad; \
      Windows: winget install OpenSCAD.OpenSCAD; others: https://openscad.org/downloads.html), \
      or say where it is: <openscadPath> in the POM, openscad_path in the YAML, or -Dscad.openscadPath=...""";

  private final Machine machine;
  private final ProcessRunner processes;
  private final Path workFolder;
  private final Duration patience;
  private final Duration patienceElsewhere;

  /**
   * Creates a finder for this machine.
   *
   * @param processes runs the candidate
   * @param workFolder an existing folder for its answers
   */
  public NativeOpenScadFinder(ProcessRunner processes, Path workFolder) {
    this(Machine.here(), processes, workFolder, PATIENCE, PATIENCE_ELSEWHERE);
  }

  NativeOpenScadFinder(
      Machine machine, ProcessRunner processes, Path workFolder, Duration patience) {
    this(machine, processes, workFolder, patience, patience);
  }

  private NativeOpenScadFinder(
      Machine machine,
      ProcessRunner processes,
      Path workFolder,
      Duration patience,
      Duration patienceElsewhere) {
    this.machine = machine;
    this.processes = processes;
    this.workFolder = workFolder;
    this.patience = patience;
    this.patienceElsewhere = patienceElsewhere;
  }

  /**
   * Finds an OpenSCAD.
   *
   * @param wanted the user's choice: a file, or a name on {@code PATH}; {@code null} to look in the
   *     usual places
   * @param libraryPath folders for {@code OPENSCADPATH}
   * @param fonts folders for {@code OPENSCAD_FONT_PATH}
   * @throws OpenScadNotFoundException if there is none, or what is there is not OpenSCAD
   * @throws IOException if the work folder can't be used
   * @throws InterruptedException if this thread is interrupted
   */
  public OpenScad find(@Nullable String wanted, List<Path> libraryPath, List<Path> fonts)
      throws OpenScadNotFoundException, IOException, InterruptedException {
    // It is not run in the folder that this is run in, so its path is made absolute.
    return find(wanted, Launcher.NONE, libraryPath, fonts);
  }

  /**
   * Finds an OpenSCAD that a launcher can launch. It is asked through the launcher, unless that is
   * one that stays on this machine: elsewhere there may be another OpenSCAD by the same name, or
   * one where there is none here.
   *
   * @param wanted the user's choice: a file, or a name that the launcher looks for; {@code null}
   *     for what is found here or, if nothing is, {@code openscad}
   * @param launcher words put before its command
   * @param libraryPath folders for {@code OPENSCADPATH}
   * @param fonts folders for {@code OPENSCAD_FONT_PATH}
   * @throws OpenScadNotFoundException if the launcher launches none
   * @throws IOException if the work folder can't be used
   * @throws InterruptedException if this thread is interrupted
   */
  public OpenScad find(
      @Nullable String wanted, Launcher launcher, List<Path> libraryPath, List<Path> fonts)
      throws OpenScadNotFoundException, IOException, InterruptedException {
    String program =
        launcher.staysHere()
            ? (wanted == null ? findInstalled() : findWanted(wanted)).toAbsolutePath().toString()
            : wanted != null ? wanted : installedOrName();
    Launcher asking = launcher.staysHere() ? Launcher.NONE : launcher;
    return new NativeOpenScad(
        program,
        launcher,
        ask(program, asking),
        libraryPath,
        fonts,
        processes,
        launcher.staysHere() ? virtualDisplay().orElse(null) : null);
  }

  private String installedOrName() {
    try {
      return findInstalled().toAbsolutePath().toString();
    } catch (OpenScadNotFoundException e) {
      return "openscad";
    }
  }

  /**
   * The display of Wayland doesn't count: OpenSCAD draws with GLX, which is X, and so do snapshots
   * that can do without.
   */
  private Optional<VirtualDisplay> virtualDisplay() {
    return machine.platform() == Machine.Platform.LINUX && !machine.hasDisplay()
        ? machine.onSearchPath("Xvfb").map(xvfb -> new VirtualDisplay(xvfb, processes, workFolder))
        : Optional.empty();
  }

  private Path findInstalled() throws OpenScadNotFoundException {
    for (String name : List.of("openscad", "openscad-nightly")) {
      Optional<Path> program = machine.onSearchPath(name);
      if (program.isPresent()) {
        return program.get();
      }
    }
    List<Path> places = places(machine);
    for (Path place : places) {
      if (Machine.isProgram(place)) {
        return place;
      }
    }
    List<String> looked = new ArrayList<>(List.of("openscad and openscad-nightly on PATH"));
    places.forEach(place -> looked.add(place.toString()));
    throw new OpenScadNotFoundException(
        "No OpenSCAD found. Looked for: " + String.join(", ", looked) + ". " + HOW_TO_GET_ONE);
  }

  private Path findWanted(String wanted) throws OpenScadNotFoundException {
    if (!wanted.contains("/") && !wanted.contains("\\")) {
      return machine
          .onSearchPath(wanted)
          .orElseThrow(
              () ->
                  new OpenScadNotFoundException(
                      "openscadPath: there is no program "
                          + wanted
                          + " on PATH. "
                          + HOW_TO_GET_ONE));
    }
    Path path = insideMacApplication(parse(wanted));
    if (!Files.exists(path)) {
      throw new OpenScadNotFoundException(
          "openscadPath: " + wanted + " does not exist. " + HOW_TO_GET_ONE);
    }
    if (!Machine.isProgram(path)) {
      throw new OpenScadNotFoundException(
          "openscadPath: "
              + wanted
              + (Files.isDirectory(path)
                  ? " is a folder; name the program in it."
                  : " is not executable. Make it so: chmod +x " + wanted));
    }
    return path;
  }

  private static Path parse(String wanted) throws OpenScadNotFoundException {
    try {
      return Path.of(wanted);
    } catch (InvalidPathException e) {
      throw new OpenScadNotFoundException("openscadPath: " + wanted + " is not a path.");
    }
  }

  /** People point to the application, which is a folder. */
  private static Path insideMacApplication(Path path) {
    Path inside = path.resolve("Contents/MacOS/OpenSCAD");
    return Files.isDirectory(path) && Files.exists(inside) ? inside : path;
  }

  /** Returns where an OpenSCAD usually is that is not on {@code PATH}. */
  static List<Path> places(Machine machine) {
    List<Path> places = new ArrayList<>();
    switch (machine.platform()) {
      case MAC -> {
        String inside = "OpenSCAD.app/Contents/MacOS/OpenSCAD";
        places.add(Path.of("/Applications", inside));
        inHome(machine, "Applications").ifPresent(folder -> places.add(folder.resolve(inside)));
      }
      case WINDOWS -> {
        for (Path folder : machine.programFolders()) {
          places.add(folder.resolve("OpenSCAD").resolve("openscad.exe"));
          places.add(folder.resolve("OpenSCAD (Nightly)").resolve("openscad.exe"));
        }
      }
      case LINUX -> {
        places.add(Path.of("/snap/bin/openscad"));
        places.add(Path.of("/snap/bin/openscad-nightly"));
        String flatpak = "flatpak/exports/bin/org.openscad.OpenSCAD";
        places.add(Path.of("/var/lib", flatpak));
        inHome(machine, ".local/share").ifPresent(folder -> places.add(folder.resolve(flatpak)));
        inHome(machine, "Applications").ifPresent(folder -> places.addAll(appImages(folder)));
      }
    }
    return places;
  }

  private static Optional<Path> inHome(Machine machine, String name) {
    return Optional.ofNullable(machine.home()).map(home -> home.resolve(name));
  }

  private static List<Path> appImages(Path folder) {
    List<Path> images = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "OpenSCAD*.AppImage")) {
      entries.forEach(images::add);
    } catch (IOException e) {
      images.add(
          folder.resolve("OpenSCAD*.AppImage")); // no such folder: say where they would be found
    }
    return images;
  }

  private Abilities ask(String program, Launcher launcher)
      throws OpenScadNotFoundException, IOException, InterruptedException {
    String printed = answer(program, launcher, "--version");
    Optional<Version> version = Version.in(printed);
    if (version.isEmpty()) {
      throw new OpenScadNotFoundException(
          launcher.isNone()
              ? notOpenScad(program, printed)
              : notLaunched(launcher, program, printed));
    }
    String help = answer(program, launcher, "--help");
    String settings = Abilities.hasSettings(help) ? answer(program, launcher, "--help-export") : "";
    return Abilities.of(version.get(), Version.lineIn(printed), help, settings);
  }

  private String notOpenScad(String program, String printed) {
    return program
        + " is not OpenSCAD: asked for its --version it printed "
        + (printed.isBlank() ? "nothing" : "\"" + firstLine(printed) + "\"")
        + " instead of \"OpenSCAD version ...\". "
        + (printed.isBlank() ? fullDisk() : "")
        + HOW_TO_GET_ONE;
  }

  private static String notLaunched(Launcher launcher, String program, String printed) {
    return "The launcher \"%s\" does not launch OpenSCAD: asked for the --version of %s it printed %s. Try it by hand: %s"
        .formatted(
            launcher,
            program,
            printed.isBlank() ? "nothing" : "\"" + firstLines(printed) + "\"",
            launcher.typedBefore(List.of(program, "--version")));
  }

  private String fullDisk() {
    return "If it is, the disk may be full: its answer goes to " + workFolder + ". ";
  }

  private String answer(String program, Launcher launcher, String option)
      throws OpenScadNotFoundException, IOException, InterruptedException {
    Path output = Files.createTempFile(workFolder, "openscad", option + ".txt");
    try {
      Command command =
          new Command(
              launcher.before(List.of(program, option), workFolder),
              workFolder,
              Map.of("LC_ALL", "C.UTF-8"),
              null,
              output,
              launcher.isNone() ? patience : patienceElsewhere,
              !launcher.isNone());
      Exit exit = run(launcher.isNone() ? program : launcher.program(), command);
      for (int retry = 0; retry < NodeFailure.RETRIES && isLost(launcher, output); retry++) {
        exit = run(launcher.program(), command);
      }
      String printed = text(output);
      if (exit instanceof Exit.TimedOut timedOut) {
        throw new OpenScadNotFoundException(
            launcher.typedBefore(List.of(program, option))
                + " did not end within "
                + timedOut.limit().toSeconds()
                + " s"
                + (printed.isBlank() || launcher.isNone() ? "." : ": " + firstLines(printed)));
      }
      return printed;
    } finally {
      Files.deleteIfExists(output);
    }
  }

  private static boolean isLost(Launcher launcher, Path output) throws IOException {
    return !launcher.isNone() && NodeFailure.in(output).isPresent();
  }

  private static String text(Path output) throws IOException {
    try (InputStream answer = Files.newInputStream(output)) {
      return new String(answer.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
    }
  }

  private Exit run(String program, Command command)
      throws OpenScadNotFoundException, InterruptedException {
    try {
      return processes.run(command);
    } catch (IOException e) {
      throw new OpenScadNotFoundException(
          program + " can't be started: " + e.getMessage() + ". " + HOW_TO_GET_ONE);
    }
  }

  private static String firstLines(String text) {
    String lines = text.strip().lines().limit(4).collect(Collectors.joining(" / "));
    return lines.length() > 300 ? lines.substring(0, 300) + "..." : lines;
  }

  private static String firstLine(String text) {
    String line = text.strip().lines().findFirst().orElse("");
    return line.length() > 120 ? line.substring(0, 120) + "..." : line;
  }
}
