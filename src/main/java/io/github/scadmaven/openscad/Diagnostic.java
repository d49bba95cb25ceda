package io.github.scadmaven.openscad;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One message about a render, by OpenSCAD or about it.
 *
 * @param severity its kind
 * @param text what it says, without severity and location; printable characters, tabs and line
 *     feeds only
 * @param file the file it is about, absolute; {@code null} if it names none
 * @param line the line in that file, from 1; 0 if it names none
 */
public record Diagnostic(Severity severity, String text, @Nullable Path file, int line) {

  /**
   * Makes an error that has no place in a file.
   *
   * @param sentence what went wrong
   */
  public static Diagnostic error(String sentence) {
    return new Diagnostic(Severity.ERROR, sentence, null, 0);
  }
}
