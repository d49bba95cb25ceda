package io.github.scadmaven.report;

import io.github.scadmaven.openscad.Diagnostic;
import java.nio.file.Path;

/**
 * Names files as people and machines want to see them: relative to the project if they lie in it,
 * with forward slashes on all systems.
 *
 * @param project the project's folder
 */
record ProjectPaths(Path project) {

  /** Returns the name of a file or folder. */
  String show(Path file) {
    Path shown = file.startsWith(project) ? project.relativize(file) : file;
    return shown.toString().replace('\\', '/');
  }

  /** Says a message with its place, the way compilers do: {@code parts/wheel.scad:12: text}. */
  String show(Diagnostic message) {
    if (message.file() == null) {
      return message.text();
    }
    String line = message.line() > 0 ? ":" + message.line() : "";
    return show(message.file()) + line + ": " + message.text();
  }
}
