package io.github.scadmaven.cache;

import java.time.Duration;

/**
 * How long a server is waited for.
 *
 * @param connect until there is a connection
 * @param silence while no byte moves, in either direction
 * @param whole until a request that moves little has its answer
 * @param bytesPerSecond how many bytes give one that moves more another second; positive
 */
record TimeLimits(Duration connect, Duration silence, Duration whole, long bytesPerSecond) {

  static final TimeLimits USUAL =
      new TimeLimits(
          Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(30), 100_000);

  /** Longer than any build, and short enough to be counted in nanoseconds. */
  private static final long MOST_SECONDS = Duration.ofDays(365).toSeconds();

  /**
   * Returns how long a request may take until its answer is there.
   *
   * @param size how many bytes it moves at most
   */
  Duration forBytes(long size) {
    return whole.plusSeconds(Math.min(size / bytesPerSecond, MOST_SECONDS));
  }
}
