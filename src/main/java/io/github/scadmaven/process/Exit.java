package io.github.scadmaven.process;

import java.time.Duration;

/** How a process came to its end. */
public sealed interface Exit {

  /**
   * It ended by itself.
   *
   * @param value its exit code; Java reports the death by signal N of a process on Unix as 128 + N
   */
  record Code(int value) implements Exit {}

  /**
   * It was ended, with all its children, because it ran too long.
   *
   * @param limit what it was allowed
   */
  record TimedOut(Duration limit) implements Exit {}

  /** It was ended, or never started, because the build is being stopped. */
  record Stopped() implements Exit {}
}
