package io.github.scadmaven.report;

/**
 * A line for the build's log.
 *
 * @param level how important it is
 * @param text the text
 */
public record Line(Level level, String text) {

  /** The levels of Maven's log. */
  public enum Level {
    DEBUG,
    INFO,
    WARN,
    ERROR
  }
}
