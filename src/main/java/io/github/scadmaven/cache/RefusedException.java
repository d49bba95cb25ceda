package io.github.scadmaven.cache;

import java.io.IOException;

/** A server answered, but neither with what was asked for nor that it has none. */
final class RefusedException extends IOException {

  private static final long serialVersionUID = 1;

  private final int status;

  /**
   * Creates one.
   *
   * @param status the status of HTTP that was answered
   * @param request what was answered so, e.g. {@code PUT}
   */
  RefusedException(int status, String request) {
    super("answered " + request + " with " + status);
    this.status = status;
  }

  /** Returns the status of HTTP that was answered. */
  int status() {
    return status;
  }
}
