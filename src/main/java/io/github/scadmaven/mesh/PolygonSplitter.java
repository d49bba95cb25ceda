package io.github.scadmaven.mesh;

/**
 * Splits the faces of a mesh into triangles, without new vertices, so that neighbours keep meeting
 * at all of theirs. The result doesn't depend on the corner that a face begins with.
 */
final class PolygonSplitter {

  private final PolygonMesh mesh;
  private final Places places;
  private final int[] vertices;
  private final TriangleList triangles;
  private int[] ring = new int[16];

  private PolygonSplitter(PolygonMesh mesh, Places places, int[] vertices) {
    this.mesh = mesh;
    this.places = places;
    this.vertices = vertices;
    this.triangles = new TriangleList(mostTriangles(mesh));
  }

  /**
   * Splits all faces.
   *
   * @param vertices which vertex to take for each of the mesh
   */
  static TriangleList split(PolygonMesh mesh, Places places, int[] vertices) {
    PolygonSplitter splitter = new PolygonSplitter(mesh, places, vertices);
    for (int face = 0; face < mesh.faceCount(); face++) {
      splitter.split(face);
    }
    return splitter.triangles;
  }

  private static int mostTriangles(PolygonMesh mesh) {
    int count = 0;
    for (int face = 0; face < mesh.faceCount(); face++) {
      count += Math.max(0, mesh.end(face) - mesh.start(face) - 2);
    }
    return count;
  }

  private void split(int face) {
    int size = loadRing(face);
    int colour = mesh.colour(face);
    if (size == 3) {
      triangles.add(ring[0], ring[1], ring[2], colour);
    } else if (size > 3) {
      new FlatPolygon(mesh.coordinates(), ring, size).split(triangles, colour);
    }
  }

  /** Takes the corners of a face, beginning with the one in the first place, each only once. */
  private int loadRing(int face) {
    int start = mesh.start(face);
    int count = mesh.end(face) - start;
    if (count > ring.length) {
      ring = new int[count];
    }
    int first = firstCorner(start, count);
    int size = 0;
    for (int i = 0; i < count; i++) {
      int vertex = vertices[mesh.corners()[start + (first + i) % count]];
      if (size == 0 || (ring[size - 1] != vertex)) {
        ring[size++] = vertex;
      }
    }
    while (size > 1 && ring[size - 1] == ring[0]) {
      size--;
    }
    return size;
  }

  private int firstCorner(int start, int count) {
    int first = 0;
    for (int i = 1; i < count; i++) {
      if (place(start + i) < place(start + first)) {
        first = i;
      }
    }
    return first;
  }

  private int place(int corner) {
    return places.of(mesh.corners()[corner]);
  }
}
