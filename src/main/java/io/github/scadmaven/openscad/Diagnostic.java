package io.github.scadmaven.openscad;

import java.nio.file.Path;
import java.util.regex.Pattern;
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
   * Says that a file or a font is not where OpenSCAD looked for it. That it may be there next time
   * can't always be told by the files that were read.
   */
  private static final Pattern MISSING =
      Pattern.compile(
          "Can't (?:open|find|read|get)\\b|couldn't be opened|Failed to open|[Tt]here is no font|[Tt]he font \"");

  /** Returns whether it says that a file or a font is missing. */
  public boolean isAboutMissingFile() {
    return severity != Severity.ECHO && MISSING.matcher(text).find();
  }

  /**
   * Makes an error that has no place in a file.
   *
   * @param sentence what went wrong
   */
  public static Diagnostic error(String sentence) {
    return new Diagnostic(Severity.ERROR, sentence, null, 0);
  }
}
