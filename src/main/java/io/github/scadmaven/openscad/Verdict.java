package io.github.scadmaven.openscad;

import io.github.scadmaven.process.Exit;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decides whether a run of OpenSCAD gave what it should. Its exit code can't be trusted: a missing
 * include, an unknown module, a failed write and much else end with 0.
 *
 * @param strictness how much is held against a run
 * @param allowed patterns of messages that are known to the user and not held against a run
 */
public record Verdict(Strictness strictness, List<Pattern> allowed) {

  /** A disk with fewer bytes than this has no room for another block. */
  private static final long NO_SPACE = 4096;

  /**
   * What 2021.01 and 2025.03 write instead of a term for every model, since they evaluate no
   * geometry before they ask for it.
   */
  private static final String NO_TERM = "No top-level CSG object";

  /** How much of an unexplained failure's output is quoted. */
  private static final int QUOTED_LINES = 3;

  /**
   * Judges a run.
   *
   * @param exit how it ended
   * @param messages what it printed
   * @param chatter what else it printed
   * @param output the file it should have written
   * @param format what it should have written
   * @return what is wrong; empty if the output is good
   * @throws IOException if the output's size can't be read
   */
  public List<Diagnostic> judge(
      Exit exit, List<Diagnostic> messages, List<String> chatter, Path output, Format format)
      throws IOException {
    List<Diagnostic> held = new ArrayList<>(messages.stream().filter(this::isHeld).toList());
    if (exit instanceof Exit.TimedOut timedOut) {
      held.add(
          Diagnostic.error(
              "not finished after %s, so it was ended; raise the timeout or simplify the model"
                  .formatted(seconds(timedOut))));
    } else if (exit instanceof Exit.Code code && code.value() != 0) {
      Optional<String> noPicture =
          format == Format.PNG ? KnownMessages.whyNoPicture(messages, chatter) : Optional.empty();
      if (noPicture.isPresent()) {
        held.removeIf(message -> KnownMessages.meansNoPicture(message.text()));
        held.add(Diagnostic.error(noPicture.get()));
      } else {
        judgeExitCode(code.value(), messages, chatter, held);
      }
    } else if (held.isEmpty()) {
      judgeOutput(output, format, held);
    }
    return held;
  }

  private boolean isHeld(Diagnostic message) {
    if (allowed.stream().anyMatch(pattern -> pattern.matcher(message.text()).find())) {
      return false;
    }
    return switch (strictness) {
      case LENIENT -> false;
      case STANDARD ->
          message.severity() == Severity.ERROR
              || (message.severity() == Severity.WARNING
                  && KnownMessages.meansWrongOutput(message.text()));
      case STRICT -> message.severity() == Severity.ERROR || message.severity() == Severity.WARNING;
    };
  }

  private static void judgeExitCode(
      int code, List<Diagnostic> messages, List<String> chatter, List<Diagnostic> held) {
    if (held.isEmpty()) {
      // Not held by itself, but now it explains the exit code.
      messages.stream().filter(m -> m.severity() == Severity.ERROR).forEach(held::add);
    }
    if (code > 128 || code < 0) {
      held.add(Diagnostic.error("OpenSCAD crashed (" + crash(code) + ")"));
    } else if (held.isEmpty()) {
      List<String> last =
          chatter.subList(Math.max(0, chatter.size() - QUOTED_LINES), chatter.size());
      held.add(
          Diagnostic.error(
              "OpenSCAD ended with exit code "
                  + code
                  + (last.isEmpty() ? " and said nothing" : ": " + String.join(" / ", last))));
    }
  }

  private void judgeOutput(Path output, Format format, List<Diagnostic> held) throws IOException {
    // A model that echoes nothing has nothing in its echo file.
    boolean mayBeEmpty = format.holdsMessages();
    if (!Files.isRegularFile(output)) {
      held.add(Diagnostic.error("OpenSCAD ended with exit code 0 but wrote no file"));
    } else if (Files.size(output) == 0 && !mayBeEmpty) {
      held.add(Diagnostic.error("OpenSCAD ended with exit code 0 but wrote an empty file"));
    } else if (strictness != Strictness.LENIENT && output.toFile().getUsableSpace() < NO_SPACE) {
      // 2021.01 reports a full disk for most formats, but not for csg and echo.
      held.add(Diagnostic.error("the disk is full, so the file may be cut off"));
    } else if (format == Format.TERM && startsWith(output, NO_TERM)) {
      held.add(
          Diagnostic.error(
              "OpenSCAD wrote no term: without its window it computes none, whatever the model; leave term out"));
    }
  }

  private static boolean startsWith(Path file, String beginning) throws IOException {
    byte[] expected = beginning.getBytes(StandardCharsets.US_ASCII);
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(expected.length), expected);
    }
  }

  private static String crash(int code) {
    return switch (code - 128) {
      case 4 -> "signal 4, illegal instruction";
      case 6 -> "signal 6, aborted";
      case 9 -> "signal 9, killed; perhaps there was too little memory: try fewer threads";
      case 11 -> "signal 11, segmentation fault";
      case 15 -> "signal 15, terminated from outside";
      default -> code > 128 && code < 192 ? "signal " + (code - 128) : "exit code " + code;
    };
  }

  private static String seconds(Exit.TimedOut timedOut) {
    return timedOut.limit().toSeconds() + " s";
  }
}
