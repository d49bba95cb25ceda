package io.github.scadmaven.openscad;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Words put before a command: a program that starts it, such as {@code srun --ntasks=1}.
 *
 * @param words the program and its arguments; empty for none
 */
public record Launcher(List<String> words) {

  /** Nothing is put before the command. */
  public static final Launcher NONE = new Launcher(List.of());

  /** Stands for the folder that the command runs in. */
  private static final String FOLDER = "{folder}";

  /**
   * Programs that become the command or wait for it, on this machine and with its files, so that
   * what is measured of them is the command's.
   */
  private static final Set<String> STAYS_HERE =
      Set.of(
          "chrt",
          "choom",
          "env",
          "ionice",
          "nice",
          "nohup",
          "numactl",
          "prlimit",
          "setsid",
          "stdbuf",
          "systemd-run",
          "taskset",
          "time",
          "xvfb-run");

  /** What may stand after them without being another program: options and their values. */
  private static final Pattern NO_PROGRAM = Pattern.compile("-.*|\\d.*|\\w+=.*|.* .*");

  private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./{}\\\\-]+");

  public Launcher {
    words = List.copyOf(words);
  }

  /**
   * Splits a text into words like a shell does: at white space, with quotes and backslashes.
   * Nothing is expanded.
   *
   * @param text the text
   * @throws IllegalArgumentException if a quote is not closed; the message says which
   */
  public static Launcher parse(String text) {
    return new Launcher(new ShellWords(text).split());
  }

  /**
   * Returns the same with a program that is found from everywhere: one that is given with a folder,
   * such as {@code ./launch.sh}, is a path; a bare name is looked for on {@code PATH}.
   *
   * @param base the folder that such a path is relative to
   */
  public Launcher withProgramIn(Path base) {
    String given = program();
    boolean isPath = given.contains("/") || given.contains(File.separator);
    if (!isPath) {
      return this;
    }
    List<String> all = new ArrayList<>(words);
    try {
      all.set(0, base.resolve(given).normalize().toString());
    } catch (InvalidPathException e) {
      return this; // it can't be there, which is said when it is looked for
    }
    return new Launcher(all);
  }

  /** Returns whether nothing is put before the command. */
  public boolean isNone() {
    return words.isEmpty();
  }

  /** Returns the program; there must be one. */
  public String program() {
    return words.get(0);
  }

  /**
   * Returns a whole command.
   *
   * @param command the words that it is put before
   * @param workingFolder the folder that the command runs in, for {@code {folder}}
   */
  public List<String> before(List<String> command, Path workingFolder) {
    List<String> all = new ArrayList<>();
    words.forEach(word -> all.add(word.replace(FOLDER, workingFolder.toString())));
    all.addAll(command);
    return all;
  }

  /**
   * Returns whether the command surely runs on this machine, as a file of it and as a child of this
   * process: without a launcher, and with those that only change how it runs. Where it can't be
   * told, it is taken to run elsewhere.
   */
  public boolean staysHere() {
    if (isNone()) {
      return true;
    }
    String name = name(program());
    boolean isService = name.equals("systemd-run") && !words.contains("--scope");
    return STAYS_HERE.contains(name)
        && !isService
        && words.stream()
            .skip(1)
            .allMatch(word -> NO_PROGRAM.matcher(word).matches() || STAYS_HERE.contains(word));
  }

  private static String name(String program) {
    return program.substring(program.lastIndexOf('/') + 1);
  }

  /** Returns it as one would type it. */
  @Override
  public String toString() {
    return typed(words.stream());
  }

  /** Returns a whole command as one would type it, to try it by hand. */
  public String typedBefore(List<String> command) {
    return typed(Stream.concat(words.stream(), command.stream()));
  }

  private static String typed(Stream<String> words) {
    return words
        .map(word -> PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'")
        .collect(Collectors.joining(" "));
  }
}
