package io.github.scadmaven.openscad;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A format that some version of OpenSCAD can export, by the name that its command line and {@code
 * suffix} give it.
 *
 * <p>Which version knows which format is openscad.org's history: 2019.05 starts with the common
 * ones, 2021.01 adds pdf, binstl and asciistl, later versions add obj, wrl, param and pov.
 */
public enum Format {
  STL("stl"),
  ASCIISTL("asciistl", "stl"),
  BINSTL("binstl", "stl"),
  THREE_MF("3mf"),
  DXF("dxf"),
  SVG("svg"),
  OFF("off"),
  OBJ("obj"),
  AMF("amf"),
  WRL("wrl"),
  POV("pov"),
  PDF("pdf"),
  PNG("png"),
  CSG("csg"),
  ECHO("echo"),
  AST("ast"),
  TERM("term"),
  PARAM("param"),
  NEF3("nef3"),
  NEFDBG("nefdbg");

  private final String suffix;
  private final String extension;

  Format(String suffix) {
    this(suffix, suffix);
  }

  Format(String suffix, String extension) {
    this.suffix = suffix;
    this.extension = extension;
  }

  /**
   * Finds a format by its suffix.
   *
   * @param suffix as written by the user, for example {@code stl}; a leading dot and upper case are
   *     accepted
   * @return the format, if there is one
   */
  public static Optional<Format> of(String suffix) {
    String wanted = suffix.toLowerCase(Locale.ROOT);
    String bare = wanted.startsWith(".") ? wanted.substring(1) : wanted;
    return Arrays.stream(values()).filter(format -> format.suffix.equals(bare)).findFirst();
  }

  /** Returns all suffixes, the most used first. */
  public static List<String> suffixes() {
    return Arrays.stream(values()).map(Format::suffix).toList();
  }

  /** Returns the name used in configurations and for {@code --export-format}. */
  public String suffix() {
    return suffix;
  }

  /** Returns the file name extension, without the dot. */
  public String extension() {
    return extension;
  }

  /** Returns whether files of this format are STL, text or binary. */
  public boolean isStl() {
    return extension.equals("stl");
  }

  /**
   * Returns whether OpenSCAD writes its messages into files of this format, and not to its standard
   * error: all of them, errors included.
   */
  public boolean holdsMessages() {
    return this == ECHO;
  }

  /**
   * Returns what has to be computed for files of this format; empty if nothing has to, or if they
   * can't be written in one run with others: {@code --export-format} holds for all outputs of a
   * run, pictures may need a display, and nef3 is not known to be right.
   */
  public Optional<Geometry> sharedGeometry() {
    if (List.of(STL, THREE_MF, OFF, OBJ, AMF, WRL, POV).contains(this)) {
      return Optional.of(Geometry.SOLID);
    }
    return List.of(DXF, SVG, PDF).contains(this) ? Optional.of(Geometry.DRAWING) : Optional.empty();
  }

  /** Returns whether the suffix says something that the extension doesn't. */
  boolean needsExportFormat() {
    return !suffix.equals(extension);
  }
}
