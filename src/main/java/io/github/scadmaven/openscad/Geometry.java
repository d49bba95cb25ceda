package io.github.scadmaven.openscad;

/** What OpenSCAD computes of a model. */
public enum Geometry {
  /** In three dimensions. */
  SOLID,
  /** In two dimensions. */
  DRAWING
}
