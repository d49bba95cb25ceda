package io.github.scadmaven.mesh;

/**
 * Sorts triangles by their bytes. A merge sort over indices, since the library sorts numbers by
 * their value or objects by a comparator, and a million objects are what is to be avoided here.
 */
final class TriangleOrder {

  private final Triangles triangles;

  private TriangleOrder(Triangles triangles) {
    this.triangles = triangles;
  }

  /** Returns the indices of the triangles in canonical order. */
  static int[] of(Triangles triangles) {
    int count = triangles.count();
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      order[i] = i;
    }
    new TriangleOrder(triangles).sort(order.clone(), order, 0, count);
    return order;
  }

  /** Sorts a range of {@code to}; {@code from} holds the same indices and is used as work space. */
  private void sort(int[] from, int[] to, int begin, int end) {
    if (end - begin < 2) {
      return;
    }
    int middle = (begin + end) >>> 1;
    sort(to, from, begin, middle);
    sort(to, from, middle, end);
    int left = begin;
    int right = middle;
    for (int i = begin; i < end; i++) {
      boolean takeLeft =
          right >= end || (left < middle && triangles.compare(from[left], from[right]) <= 0);
      to[i] = takeLeft ? from[left++] : from[right++];
    }
  }
}
