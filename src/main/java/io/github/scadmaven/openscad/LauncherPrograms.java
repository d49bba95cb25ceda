package io.github.scadmaven.openscad;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Looks whether launchers are there, before anything is launched by them. */
public final class LauncherPrograms {

  private final Machine machine;

  /** Looks on this machine. */
  public LauncherPrograms() {
    this(Machine.here());
  }

  LauncherPrograms(Machine machine) {
    this.machine = machine;
  }

  /**
   * Looks for a launcher's program.
   *
   * @param launcher the launcher; {@link Launcher#NONE} is always there
   * @throws OpenScadNotFoundException if it is not there, or no program
   */
  public void check(Launcher launcher) throws OpenScadNotFoundException {
    if (launcher.isNone()) {
      return;
    }
    String program = launcher.program();
    if (!program.contains("/") && !program.contains("\\")) {
      if (machine.onSearchPath(program).isEmpty()) {
        throw new OpenScadNotFoundException(
            "launcher: there is no program %s on PATH, to launch OpenSCAD with \"%s\"; install it, give its whole path, or set launcher to none"
                .formatted(program, launcher));
      }
      return;
    }
    checkFile(program);
  }

  private static void checkFile(String program) throws OpenScadNotFoundException {
    Path file;
    try {
      file = Path.of(program);
    } catch (InvalidPathException e) {
      throw new OpenScadNotFoundException("launcher: %s is not a path".formatted(program));
    }
    if (!Files.exists(file)) {
      throw new OpenScadNotFoundException("launcher: %s does not exist".formatted(program));
    }
    if (!Machine.isProgram(file)) {
      throw new OpenScadNotFoundException(
          Files.isDirectory(file)
              ? "launcher: %s is a folder; name the program in it".formatted(program)
              : "launcher: %s is not executable; make it so: chmod +x %s"
                  .formatted(program, program));
    }
  }
}
