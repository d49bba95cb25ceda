package io.github.scadmaven.mesh;

import java.util.Collection;

/**
 * What a shape lies in.
 *
 * @param low the corner with the least coordinates
 * @param high the corner with the greatest
 */
public record Box(Point low, Point high) {

  static Box around(Collection<Point> points) {
    double inf = Double.POSITIVE_INFINITY;
    Point low = new Point(inf, inf, inf);
    Point high = new Point(-inf, -inf, -inf);
    for (Point point : points) {
      low = low.least(point);
      high = high.greatest(point);
    }
    return new Box(low, high);
  }

  /** Returns how long it is from corner to corner. */
  public double size() {
    return high.minus(low).length();
  }
}
