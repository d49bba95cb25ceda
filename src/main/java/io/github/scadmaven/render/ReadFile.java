package io.github.scadmaven.render;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Tells what a file that OpenSCAD read is. */
final class ReadFile {

  private static final Pattern DATA =
      Pattern.compile("(?i)\\.(?:stl|off|obj|amf|3mf|dxf|svg|png|dat|json|nef3|ttf|otf)$");

  private ReadFile() {}

  /** Returns whether it may be OpenSCAD's language: all but data, whatever its name ends with. */
  static boolean mayBeCode(Path file) {
    return !DATA.matcher(file.toString()).find();
  }
}
