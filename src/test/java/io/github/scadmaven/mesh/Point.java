package io.github.scadmaven.mesh;

/** A point, or the way from one to another. */
public record Point(double x, double y, double z) {

  /** Makes 0 of -0, which would be another point. */
  public Point {
    x += 0.0;
    y += 0.0;
    z += 0.0;
  }

  Point minus(Point other) {
    return new Point(x - other.x, y - other.y, z - other.z);
  }

  double dot(Point other) {
    return x * other.x + y * other.y + z * other.z;
  }

  Point cross(Point other) {
    return new Point(
        y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
  }

  Point least(Point other) {
    return new Point(Math.min(x, other.x), Math.min(y, other.y), Math.min(z, other.z));
  }

  Point greatest(Point other) {
    return new Point(Math.max(x, other.x), Math.max(y, other.y), Math.max(z, other.z));
  }

  double length() {
    return Math.sqrt(dot(this));
  }

  boolean isFinite() {
    return Double.isFinite(x) && Double.isFinite(y) && Double.isFinite(z);
  }

  /** Returns how far another point is from this one. */
  public double distance(Point other) {
    return minus(other).length();
  }
}
