package io.github.scadmaven.cache;

import java.io.IOException;

/** A server sent something, but not what was asked for. */
final class WrongContentException extends IOException {

  private static final long serialVersionUID = 1;

  /**
   * Creates one.
   *
   * @param message what the server did, to follow its name
   */
  WrongContentException(String message) {
    super(message);
  }
}
