package io.github.scadmaven.report;

/**
 * A line for the build's log.
 *
 * @param level how important it is
 * @param text the text
 */
public record Line(Level level, String text) {

  /** Returns a line that nothing is wrong with. */
  public static Line info(String text) {
    return new Line(Level.INFO, text);
  }

  /** The levels of Maven's log. */
  public enum Level {
    DEBUG,
    INFO,
    WARN,
    ERROR
  }
}
