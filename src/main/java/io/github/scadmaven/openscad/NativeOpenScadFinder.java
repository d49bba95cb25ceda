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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the OpenSCAD installed on this machine and asks it what it can do. */
public final class NativeOpenScadFinder {

  /**
   * How long {@code --version} and {@code --help} may take; the first start from an AppImage or
   * snap is slow.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

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

  /**
   * Creates a finder for this machine.
   *
   * @param processes runs the candidate
   * @param workFolder an existing folder for its answers
   */
  public NativeOpenScadFinder(ProcessRunner processes, Path workFolder) {
    this(Machine.here(), processes, workFolder, PATIENCE);
  }

  NativeOpenScadFinder(
      Machine machine, ProcessRunner processes, Path workFolder, Duration patience) {
    this.machine = machine;
    this.processes = processes;
    this.workFolder = workFolder;
    this.patience = patience;
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
    Path found = wanted == null ? findInstalled() : findWanted(wanted);
    Path program = found.toAbsolutePath(); // it is not run in the folder that this is run in
    return new NativeOpenScad(
        program, ask(program), libraryPath, fonts, processes, virtualDisplay().orElse(null));
  }

  /**
   * The display of Wayland doesn't count: OpenSCAD draws with GLX, which is X, and so do snapshots
   * that can do without.
   */
  private Optional<VirtualDisplay> virtualDisplay() {
    return machine.platform() == Machine.Platform.LINUX && !machine.hasDisplay()
        ? onSearchPath("Xvfb").map(xvfb -> new VirtualDisplay(xvfb, processes, workFolder))
        : Optional.empty();
  }

  private Path findInstalled() throws OpenScadNotFoundException {
    for (String name : List.of("openscad", "openscad-nightly")) {
      Optional<Path> program = onSearchPath(name);
      if (program.isPresent()) {
        return program.get();
      }
    }
    List<Path> places = places(machine);
    for (Path place : places) {
      if (isProgram(place)) {
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
      return onSearchPath(wanted)
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
    if (!isProgram(path)) {
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

  private Optional<Path> onSearchPath(String name) {
    return machine.searchPath().stream()
        .flatMap(
            folder ->
                machine.programExtensions().stream()
                    .map(extension -> hasExtension(name) ? name : name + extension)
                    .distinct()
                    .map(folder::resolve))
        .filter(NativeOpenScadFinder::isProgram)
        .findFirst();
  }

  private boolean hasExtension(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return machine.programExtensions().stream().anyMatch(e -> !e.isEmpty() && lower.endsWith(e));
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

  private static boolean isProgram(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }

  private Abilities ask(Path program)
      throws OpenScadNotFoundException, IOException, InterruptedException {
    String printed = answer(program, "--version");
    Version version =
        Version.in(printed)
            .orElseThrow(
                () ->
                    new OpenScadNotFoundException(
                        program
                            + " is not OpenSCAD: asked for its --version it printed "
                            + (printed.isBlank() ? "nothing" : "\"" + firstLine(printed) + "\"")
                            + " instead of \"OpenSCAD version ...\". "
                            + (printed.isBlank() ? fullDisk() : "")
                            + HOW_TO_GET_ONE));
    String help = answer(program, "--help");
    String settings = Abilities.hasSettings(help) ? answer(program, "--help-export") : "";
    return Abilities.of(version, help, settings);
  }

  private String fullDisk() {
    return "If it is, the disk may be full: its answer goes to " + workFolder + ". ";
  }

  private String answer(Path program, String option)
      throws OpenScadNotFoundException, IOException, InterruptedException {
    Path output = Files.createTempFile(workFolder, "openscad", option + ".txt");
    try {
      Command command =
          new Command(
              List.of(program.toString(), option),
              workFolder,
              Map.of("LC_ALL", "C.UTF-8"),
              null,
              output,
              patience);
      if (run(program, command) instanceof Exit.TimedOut) {
        throw new OpenScadNotFoundException(
            program + " " + option + " did not end within " + patience.toSeconds() + " s.");
      }
      try (InputStream answer = Files.newInputStream(output)) {
        return new String(answer.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
      }
    } finally {
      Files.deleteIfExists(output);
    }
  }

  private Exit run(Path program, Command command)
      throws OpenScadNotFoundException, InterruptedException {
    try {
      return processes.run(command);
    } catch (IOException e) {
      throw new OpenScadNotFoundException(
          program + " can't be started: " + e.getMessage() + ". " + HOW_TO_GET_ONE);
    }
  }

  private static String firstLine(String text) {
    String line = text.strip().lines().findFirst().orElse("");
    return line.length() > 120 ? line.substring(0, 120) + "..." : line;
  }
}
