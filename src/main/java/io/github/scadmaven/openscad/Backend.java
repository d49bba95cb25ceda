package io.github.scadmaven.openscad;

/** The library that OpenSCAD computes with. */
public enum Backend {
  /** Fast; in OpenSCAD since 2023. */
  MANIFOLD,
  /** Exact, and slow; in every OpenSCAD. */
  CGAL;

  /** Returns the name that OpenSCAD's {@code --backend} knows it by. */
  public String option() {
    return this == MANIFOLD ? "Manifold" : "CGAL";
  }
}
