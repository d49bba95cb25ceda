package io.github.scadmaven.engine;

/** The smallest solid, as a file to be imported. */
final class Tetrahedron {

  private static final String[] FACETS = {
    "0 0 0,0 1 0,1 0 0", "0 0 0,1 0 0,0 0 1", "0 0 0,0 0 1,0 1 0", "1 0 0,0 1 0,0 0 1"
  };

  private Tetrahedron() {}

  static String asciiStl() {
    StringBuilder solid = new StringBuilder("solid s\n");
    for (String facet : FACETS) {
      solid.append("facet normal 0 0 0\nouter loop\n");
      for (String vertex : facet.split(",")) {
        solid.append("vertex ").append(vertex).append('\n');
      }
      solid.append("endloop\nendfacet\n");
    }
    return solid.append("endsolid s\n").toString();
  }
}
