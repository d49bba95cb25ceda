package io.github.scadmaven.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An environment variable that every process of a run inherits, so that what a launcher left behind
 * can be told apart and ended even when its parent is long gone.
 *
 * <p>Reading another process's environment works on Linux alone; elsewhere nothing is found, and
 * only the process tree counts.
 */
final class ProcessMark {

  /** The variable's name. */
  static final String VARIABLE = "SCAD_MAVEN_PLUGIN_RUN";

  private static final Path PROC = Path.of("/proc");

  private ProcessMark() {}

  /**
   * Lists the processes that carry a mark.
   *
   * @param value the beginning of the variable's value
   * @return the living processes of this user whose variable begins so
   */
  static List<ProcessHandle> carriers(String value) {
    if (!Files.isDirectory(PROC)) {
      return List.of();
    }
    String entry = VARIABLE + "=" + value;
    return ProcessHandle.allProcesses().filter(process -> carries(process, entry)).toList();
  }

  private static boolean carries(ProcessHandle process, String entry) {
    Path environment = PROC.resolve(Long.toString(process.pid())).resolve("environ");
    try {
      String variables = new String(Files.readAllBytes(environment), StandardCharsets.UTF_8);
      return variables.startsWith(entry) || variables.contains('\0' + entry);
    } catch (IOException e) {
      return false; // another user's process, or one that has just ended
    }
  }
}
