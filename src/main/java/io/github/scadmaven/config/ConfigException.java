package io.github.scadmaven.config;

/**
 * The configuration is wrong; the message is one line: where, what is wrong, and what would be
 * right.
 */
public final class ConfigException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Creates one.
   *
   * @param position where in the configuration
   * @param message what is wrong and what would be right
   */
  public ConfigException(Position position, String message) {
    super(Quote.oneLine(position + ": " + message));
  }
}
