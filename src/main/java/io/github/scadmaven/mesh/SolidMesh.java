package io.github.scadmaven.mesh;

import java.util.Arrays;

/**
 * Triangles and vertices in canonical order: the same geometry is the same here, in whatever order
 * its vertices, faces and the corners of a face were.
 *
 * <p>Vertices in the same place become one, unless only keeping them apart keeps the mesh manifold:
 * two cubes that touch along an edge have it twice. Vertices that no triangle uses are left out.
 */
final class SolidMesh {

  private final double[] coordinates;
  private final int[] vertices;
  private final TriangleList triangles;
  private final Palette palette;

  private SolidMesh(double[] coordinates, int[] vertices, TriangleList triangles, Palette palette) {
    this.coordinates = coordinates;
    this.vertices = vertices;
    this.triangles = triangles;
    this.palette = palette;
  }

  static SolidMesh of(PolygonMesh mesh) {
    Places places = Places.of(mesh.coordinates());
    TriangleList triangles = PolygonSplitter.split(mesh, places, places.merged());
    if (!places.areDistinct() && !triangles.isManifold()) {
      int[] apart = CountingSort.indices(mesh.vertexCount());
      TriangleList unmerged = PolygonSplitter.split(mesh, places, apart);
      triangles = unmerged.isManifold() ? unmerged : triangles;
    }
    return arrange(mesh, places, triangles);
  }

  private static SolidMesh arrange(PolygonMesh mesh, Places places, TriangleList triangles) {
    Palette palette = Palette.of(triangles);
    TriangleList sorted = sorted(triangles, places, palette);
    int[] vertices = inOrderOfUse(sorted, mesh.vertexCount());
    vertices = CountingSort.sort(vertices, places.count(), places::of);
    int[] numbers = new int[mesh.vertexCount()];
    for (int i = 0; i < vertices.length; i++) {
      numbers[vertices[i]] = i;
    }
    return new SolidMesh(mesh.coordinates(), vertices, numbered(sorted, numbers), palette);
  }

  /** Begins each triangle with its least corner and sorts them by their corners, then by colour. */
  private static TriangleList sorted(TriangleList triangles, Places places, Palette palette) {
    TriangleList turned = new TriangleList(triangles.size());
    for (int i = 0; i < triangles.size(); i++) {
      addTurned(turned, triangles, i, places);
    }
    int[] order = CountingSort.indices(turned.size());
    order = CountingSort.sort(order, palette.size(), i -> palette.indexOf(turned.colour(i)));
    for (int which = 2; which >= 0; which--) {
      int corner = which;
      order = CountingSort.sort(order, places.count(), i -> places.of(turned.corner(i, corner)));
    }
    TriangleList sorted = new TriangleList(turned.size());
    for (int i : order) {
      sorted.add(turned.corner(i, 0), turned.corner(i, 1), turned.corner(i, 2), turned.colour(i));
    }
    return sorted;
  }

  private static void addTurned(TriangleList to, TriangleList from, int triangle, Places places) {
    int a = from.corner(triangle, 0);
    int b = from.corner(triangle, 1);
    int c = from.corner(triangle, 2);
    int colour = from.colour(triangle);
    if (places.of(b) < places.of(a) && places.of(b) <= places.of(c)) {
      to.add(b, c, a, colour);
    } else if (places.of(c) < places.of(a)) {
      to.add(c, a, b, colour);
    } else {
      to.add(a, b, c, colour);
    }
  }

  private static int[] inOrderOfUse(TriangleList triangles, int vertexCount) {
    boolean[] used = new boolean[vertexCount];
    int[] vertices = new int[vertexCount];
    int count = 0;
    for (int i = 0; i < 3 * triangles.size(); i++) {
      int vertex = triangles.corner(i / 3, i % 3);
      if (!used[vertex]) {
        used[vertex] = true;
        vertices[count++] = vertex;
      }
    }
    return Arrays.copyOf(vertices, count);
  }

  private static TriangleList numbered(TriangleList triangles, int[] numbers) {
    TriangleList numbered = new TriangleList(triangles.size());
    for (int i = 0; i < triangles.size(); i++) {
      numbered.add(
          numbers[triangles.corner(i, 0)],
          numbers[triangles.corner(i, 1)],
          numbers[triangles.corner(i, 2)],
          triangles.colour(i));
    }
    return numbered;
  }

  int vertexCount() {
    return vertices.length;
  }

  /** Returns x, y or z, counted from 0, of a vertex. */
  double coordinate(int vertex, int axis) {
    return coordinates[3 * vertices[vertex] + axis];
  }

  TriangleList triangles() {
    return triangles;
  }

  Palette palette() {
    return palette;
  }
}
