package io.github.scadmaven.file;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name for what a run leaves lying about while it runs, which tells later runs whether its
 * virtual machine is still there or was killed.
 *
 * @param text the name; letters, digits and dashes
 */
public record RunId(String text) {

  private static final Pattern FORM = Pattern.compile("(\\d{1,18})-(\\d{1,18})-[0-9a-f]+");

  /** Start times are derived from the machine's clock, which may have been adjusted in between. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(5);

  private static final String MINE =
      ProcessHandle.current().pid() + "-" + startMillis(ProcessHandle.current()) + "-";

  /** Returns a name that no other run has, on this machine, ever. */
  public static RunId next() {
    return new RunId(MINE + Long.toHexString(ThreadLocalRandom.current().nextLong()));
  }

  /**
   * Returns whether a text is the name of a run whose virtual machine has ended.
   *
   * @param text any text
   */
  public static boolean isLeftOver(String text) {
    Matcher owner = FORM.matcher(text);
    return owner.matches() && !isRunning(owner.group(1), owner.group(2));
  }

  /** Process ids are used again; the time tells. */
  private static boolean isRunning(String pid, String startMillis) {
    Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(pid));
    return process.isPresent()
        && process.get().isAlive()
        && Math.abs(startMillis(process.get()) - Long.parseLong(startMillis))
            <= CLOCK_TOLERANCE.toMillis();
  }

  private static long startMillis(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH).toEpochMilli();
  }
}
