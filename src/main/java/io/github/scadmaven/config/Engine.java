package io.github.scadmaven.config;

/** Which OpenSCAD renders. */
public enum Engine {
  /** The embedded one, unless something needs the one installed on this machine. */
  AUTO,
  /** The one that comes with this plugin. */
  EMBEDDED,
  /** The one installed on this machine. */
  NATIVE
}
