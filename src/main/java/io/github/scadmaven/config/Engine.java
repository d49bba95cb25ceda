package io.github.scadmaven.config;

/** Which OpenSCAD renders. */
public enum Engine {
  /** The best one there is: today, the one installed on this machine. */
  AUTO,
  /** The one installed on this machine. */
  NATIVE
}
