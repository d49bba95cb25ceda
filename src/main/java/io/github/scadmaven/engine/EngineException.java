package io.github.scadmaven.engine;

/** The embedded OpenSCAD can't be used; the message says why and what to do. */
public final class EngineException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Creates one.
   *
   * @param message why, and what to do
   */
  public EngineException(String message) {
    super(message);
  }

  EngineException(String message, Throwable cause) {
    super(message, cause);
  }
}
