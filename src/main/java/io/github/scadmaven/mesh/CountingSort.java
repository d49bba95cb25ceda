package io.github.scadmaven.mesh;

import java.util.function.IntUnaryOperator;

/** Sorts indices by keys that are small numbers: one pass per key, the least important first. */
final class CountingSort {

  private CountingSort() {}

  /** Returns the numbers from 0 to {@code count - 1}. */
  static int[] indices(int count) {
    int[] indices = new int[count];
    for (int i = 0; i < count; i++) {
      indices[i] = i;
    }
    return indices;
  }

  /**
   * Sorts; what has the same key stays in the order it is in.
   *
   * @param indices what to sort; left as it is
   * @param range more than the largest key
   * @param key from 0 to less than {@code range} for each of the indices
   */
  static int[] sort(int[] indices, int range, IntUnaryOperator key) {
    int[] starts = new int[range + 1];
    for (int index : indices) {
      starts[key.applyAsInt(index) + 1]++;
    }
    for (int i = 1; i <= range; i++) {
      starts[i] += starts[i - 1];
    }
    int[] sorted = new int[indices.length];
    for (int index : indices) {
      sorted[starts[key.applyAsInt(index)]++] = index;
    }
    return sorted;
  }
}
