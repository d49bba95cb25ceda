package io.github.scadmaven.openscad;

/** There is no OpenSCAD to render with; the message says where it was looked for and what to do. */
public final class OpenScadNotFoundException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Creates one.
   *
   * @param message why there is none, and what to do
   */
  public OpenScadNotFoundException(String message) {
    super(message);
  }
}
