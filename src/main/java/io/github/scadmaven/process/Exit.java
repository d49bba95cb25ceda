package io.github.scadmaven.process;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a process came to its end. */
public sealed interface Exit {

  /** Returns whether it ended by itself, with the exit code 0. */
  default boolean isSuccess() {
    return this instanceof Code code && code.value() == 0;
  }

  /** Returns the memory that it took at its peak, in bytes; {@code null} if it is not known. */
  default @Nullable Long peakBytes() {
    return null;
  }

  /**
   * It ended by itself.
   *
   * @param value its exit code; Java reports the death by signal N of a process on Unix as 128 + N
   * @param peakBytes the memory that it and all it started took at their peak, in bytes; {@code
   *     null} if the platform does not tell, or there was no time to ask
   */
  record Code(int value, @Nullable Long peakBytes) implements Exit {

    /** Creates an end of which no memory is known. */
    public Code(int value) {
      this(value, null);
    }
  }

  /**
   * It was ended, with all its children, because it ran too long.
   *
   * @param limit what it was allowed
   */
  record TimedOut(Duration limit) implements Exit {}

  /** It was ended, or never started, because the build is being stopped. */
  record Stopped() implements Exit {}
}
