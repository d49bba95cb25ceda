package io.github.scadmaven.mesh;

/**
 * A face of more than three corners, seen in its plane, counterclockwise: projected along the axis
 * that its normal is closest to.
 *
 * <p>A convex face becomes a fan. Any other has its ears cut off: corners whose triangle holds no
 * other corner, not even on its border, so no triangle has an area of zero unless all is in one
 * line.
 */
final class FlatPolygon {

  /** What remains of rounding in the coordinates, as part of the square around the polygon. */
  private static final double NOISE = 1e-13;

  private final int[] vertices;
  private final double[] x;
  private final double[] y;
  private final double flat;
  private int size;

  /**
   * Creates it.
   *
   * @param coordinates x, y and z of each vertex
   * @param ring the polygon's vertices
   * @param size how many there are
   */
  FlatPolygon(double[] coordinates, int[] ring, int size) {
    this.size = size;
    this.vertices = new int[size];
    System.arraycopy(ring, 0, vertices, 0, size);
    double[] normal = normal(coordinates);
    int along = largest(normal);
    boolean fromBelow = normal[along] < 0;
    this.x = projected(coordinates, (along + (fromBelow ? 2 : 1)) % 3);
    this.y = projected(coordinates, (along + (fromBelow ? 1 : 2)) % 3);
    double extent = Math.max(extent(x), extent(y));
    this.flat = NOISE * extent * extent;
  }

  /** Newell's normal, which any polygon has, convex or not, quite flat or not. */
  private double[] normal(double[] coordinates) {
    double[] normal = new double[3];
    int origin = 3 * vertices[0];
    for (int i = 0; i < size; i++) {
      int a = 3 * vertices[i];
      int b = 3 * vertices[next(i)];
      for (int axis = 0; axis < 3; axis++) {
        int u = (axis + 1) % 3;
        int v = (axis + 2) % 3;
        double sum = coordinates[a + v] + coordinates[b + v] - 2 * coordinates[origin + v];
        normal[axis] += (coordinates[a + u] - coordinates[b + u]) * sum;
      }
    }
    return normal;
  }

  private static int largest(double[] normal) {
    int largest = 0;
    for (int axis = 1; axis < 3; axis++) {
      if (Math.abs(normal[axis]) > Math.abs(normal[largest])) {
        largest = axis;
      }
    }
    return largest;
  }

  private double[] projected(double[] coordinates, int axis) {
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = coordinates[3 * vertices[i] + axis];
    }
    return values;
  }

  private static double extent(double[] values) {
    double least = values[0];
    double most = values[0];
    for (double value : values) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    return most - least;
  }

  /** Adds the triangles of the polygon, which is used up by this. */
  void split(TriangleList triangles, int colour) {
    if (!isConvex()) {
      cutEars(triangles, colour);
    }
    for (int i = 2; i < size; i++) {
      triangles.add(vertices[0], vertices[i - 1], vertices[i], colour);
    }
  }

  private boolean isConvex() {
    for (int i = 0; i < size; i++) {
      if (!turnsLeft(i)) {
        return false;
      }
    }
    return true;
  }

  /** Ends with the last triangle, or without an ear, as self-intersecting polygons may. */
  private void cutEars(TriangleList triangles, int colour) {
    int corner = 0;
    int failures = 0;
    while (size > 3 && failures < size) {
      if (isEar(corner)) {
        triangles.add(vertices[previous(corner)], vertices[corner], vertices[next(corner)], colour);
        remove(corner);
        failures = 0;
      } else {
        failures++;
        corner++;
      }
      corner %= size;
    }
  }

  private boolean isEar(int corner) {
    if (!turnsLeft(corner)) {
      return false;
    }
    int before = previous(corner);
    int after = next(corner);
    for (int i = 0; i < size; i++) {
      boolean other =
          vertices[i] != vertices[before]
              && vertices[i] != vertices[corner]
              && vertices[i] != vertices[after];
      if (other && holds(before, corner, after, i)) {
        return false;
      }
    }
    return true;
  }

  private boolean turnsLeft(int corner) {
    return area(previous(corner), corner, next(corner)) > flat;
  }

  private boolean holds(int a, int b, int c, int point) {
    return area(a, b, point) >= -flat && area(b, c, point) >= -flat && area(c, a, point) >= -flat;
  }

  /** Twice the area of a triangle, negative if it is clockwise. */
  private double area(int a, int b, int c) {
    return (x[b] - x[a]) * (y[c] - y[a]) - (y[b] - y[a]) * (x[c] - x[a]);
  }

  private int next(int corner) {
    return corner + 1 == size ? 0 : corner + 1;
  }

  private int previous(int corner) {
    return corner == 0 ? size - 1 : corner - 1;
  }

  private void remove(int corner) {
    size--;
    System.arraycopy(vertices, corner + 1, vertices, corner, size - corner);
    System.arraycopy(x, corner + 1, x, corner, size - corner);
    System.arraycopy(y, corner + 1, y, corner, size - corner);
  }
}
