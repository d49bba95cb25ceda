package io.github.scadmaven.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A program to run, with everything it is given.
 *
 * @param words the program and its arguments; never passed through a shell
 * @param workingFolder the folder it runs in
 * @param environment variables set on top of this process's own
 * @param input a file that becomes its standard input; {@code null} for an empty one
 * @param output the file that receives its standard output and standard error, in the order written
 * @param timeout how long it may run before it and all its children are ended; {@code null} for
 *     ever
 * @param elsewhere whether it is another program that has the work done, perhaps on another
 *     machine: then its memory is not that of the work, and ending it takes longer
 */
public record Command(
    List<String> words,
    Path workingFolder,
    Map<String, String> environment,
    @Nullable Path input,
    Path output,
    @Nullable Duration timeout,
    boolean elsewhere) {

  /** Returns how long it gets to end by itself once it was asked to. */
  Duration grace() {
    return elsewhere ? ProcessTree.GRACE_ELSEWHERE : ProcessTree.GRACE;
  }

  public Command {
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
  }

  /** Creates a command that does the work itself. */
  public Command(
      List<String> words,
      Path workingFolder,
      Map<String, String> environment,
      @Nullable Path input,
      Path output,
      @Nullable Duration timeout) {
    this(words, workingFolder, environment, input, output, timeout, false);
  }
}
