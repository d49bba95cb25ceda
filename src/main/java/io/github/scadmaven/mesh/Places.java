package io.github.scadmaven.mesh;

import java.util.Arrays;

/** The places where vertices are, numbered by x, then y, then z. */
final class Places {

  private final int[] places;
  private final int[] first;

  private Places(int[] places, int[] first) {
    this.places = places;
    this.first = first;
  }

  /**
   * Finds them.
   *
   * @param coordinates x, y and z of each vertex
   */
  static Places of(double[] coordinates) {
    int count = coordinates.length / 3;
    int[] order = CountingSort.indices(count);
    for (int axis = 2; axis >= 0; axis--) {
      int[] ranks = ranks(coordinates, axis);
      order = CountingSort.sort(order, count, vertex -> ranks[vertex]);
    }
    int[] places = new int[count];
    int[] first = new int[count];
    int place = -1;
    for (int i = 0; i < count; i++) {
      if (i == 0 || !samePlace(coordinates, order[i - 1], order[i])) {
        first[++place] = order[i];
      }
      places[order[i]] = place;
    }
    return new Places(places, Arrays.copyOf(first, place + 1));
  }

  private static int[] ranks(double[] coordinates, int axis) {
    double[] values = new double[coordinates.length / 3];
    for (int vertex = 0; vertex < values.length; vertex++) {
      values[vertex] = coordinates[3 * vertex + axis];
    }
    Arrays.sort(values);
    int distinct = 0;
    for (int i = 0; i < values.length; i++) {
      if (i == 0 || values[i] != values[i - 1]) {
        values[distinct++] = values[i];
      }
    }
    int[] ranks = new int[values.length];
    for (int vertex = 0; vertex < ranks.length; vertex++) {
      ranks[vertex] = Arrays.binarySearch(values, 0, distinct, coordinates[3 * vertex + axis]);
    }
    return ranks;
  }

  private static boolean samePlace(double[] coordinates, int a, int b) {
    return Arrays.equals(coordinates, 3 * a, 3 * a + 3, coordinates, 3 * b, 3 * b + 3);
  }

  /** Returns how many there are. */
  int count() {
    return first.length;
  }

  int of(int vertex) {
    return places[vertex];
  }

  /** Tells whether no two vertices share a place. */
  boolean areDistinct() {
    return first.length == places.length;
  }

  /** Returns for each vertex the one that stands for all in its place. */
  int[] merged() {
    int[] merged = new int[places.length];
    for (int vertex = 0; vertex < merged.length; vertex++) {
      merged[vertex] = first[places[vertex]];
    }
    return merged;
  }
}
