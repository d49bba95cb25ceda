package io.github.scadmaven.config;

/**
 * Where in the configuration something was said.
 *
 * @param source the file or, in a POM, the element, as people know it
 * @param line the line, from 1; 0 if it is not known, as in a POM
 * @param column the column, from 1; 0 if it is not known
 */
public record Position(String source, int line, int column) {

  /** Returns the place of something whose line is not known. */
  public static Position of(String source) {
    return new Position(source, 0, 0);
  }

  /** Returns {@code source:line:column}, the form that editors and terminals make a link of. */
  @Override
  public String toString() {
    return line == 0 ? source : source + ":" + line + ":" + column;
  }
}
