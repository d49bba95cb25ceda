package io.github.scadmaven.mesh;

/**
 * Vertices and the polygons between them, in plain arrays, since millions of objects are what is to
 * be avoided here.
 */
final class PolygonMesh {

  private final double[] coordinates;
  private final int[] corners;
  private final int[] ends;
  private final int[] colours;

  /**
   * Creates it.
   *
   * @param coordinates x, y and z of each vertex
   * @param corners the vertices of all faces, one face after the other
   * @param ends where in {@code corners} each face ends
   * @param colours the colour of each face, 0xRRGGBBAA
   */
  PolygonMesh(double[] coordinates, int[] corners, int[] ends, int[] colours) {
    this.coordinates = coordinates;
    this.corners = corners;
    this.ends = ends;
    this.colours = colours;
  }

  /** Returns x, y and z of each vertex, one after the other. */
  double[] coordinates() {
    return coordinates;
  }

  int vertexCount() {
    return coordinates.length / 3;
  }

  int faceCount() {
    return ends.length;
  }

  /** Returns the vertices of all faces; those of one stand between its start and its end. */
  int[] corners() {
    return corners;
  }

  int start(int face) {
    return face == 0 ? 0 : ends[face - 1];
  }

  int end(int face) {
    return ends[face];
  }

  int colour(int face) {
    return colours[face];
  }
}
