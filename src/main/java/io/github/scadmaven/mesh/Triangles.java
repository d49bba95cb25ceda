package io.github.scadmaven.mesh;

import java.util.Arrays;

/** Where the triangles of a piece of a file stand, one directly after the other. */
final class Triangles {

  private final byte[] bytes;
  private final int[] bounds;
  private final int count;
  private final boolean last;

  /**
   * Creates it.
   *
   * @param bytes the piece
   * @param bounds where each triangle begins, and where the last one ends
   * @param count how many there are
   * @param last whether there are no more in the file
   */
  Triangles(byte[] bytes, int[] bounds, int count, boolean last) {
    this.bytes = bytes;
    this.bounds = bounds;
    this.count = count;
    this.last = last;
  }

  int count() {
    return count;
  }

  boolean areLast() {
    return last;
  }

  byte[] bytes() {
    return bytes;
  }

  int begin() {
    return bounds[0];
  }

  int end() {
    return bounds[count];
  }

  int start(int triangle) {
    return bounds[triangle];
  }

  int length(int triangle) {
    return bounds[triangle + 1] - bounds[triangle];
  }

  /** Compares two triangles by their bytes. */
  int compare(int a, int b) {
    return Arrays.compareUnsigned(bytes, bounds[a], bounds[a + 1], bytes, bounds[b], bounds[b + 1]);
  }
}
