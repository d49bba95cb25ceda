package io.github.scadmaven.openscad;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a launcher says when the machine that it launched a command on is gone, and not the
 * command's fault. {@code srun} then even ends with the exit code 0 (measured with Slurm 22.05).
 */
public final class NodeFailure {

  /** How often a command is launched again. */
  public static final int RETRIES = 3;

  private static final Pattern LINE =
      Pattern.compile(
          "^(?:srun|slurmstepd\\S*): error: .*"
              + "(?:Node failure on|NODE.FAIL|Task launch for .* failed|Application launch failed"
              + "|Communication connection failure).*$");

  private NodeFailure() {}

  /**
   * Returns what was said of it.
   *
   * @param log what was printed
   * @return the line; empty if no machine failed
   */
  public static Optional<String> in(Path log) throws IOException {
    if (!Files.exists(log)) {
      return Optional.empty();
    }
    // Whatever bytes a model prints, these words are ASCII.
    try (var lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
      return lines.filter(line -> LINE.matcher(line).matches()).findFirst();
    }
  }
}
