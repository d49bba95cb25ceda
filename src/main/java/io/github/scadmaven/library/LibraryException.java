package io.github.scadmaven.library;

/** A library can't be used, or none can be made; the message is a sentence for the user. */
public final class LibraryException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Creates it.
   *
   * @param message which library, what is wrong, and what to do
   */
  public LibraryException(String message) {
    super(message);
  }
}
