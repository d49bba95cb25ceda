package io.github.scadmaven.mesh;

import java.util.Arrays;

/** Triangles with their colours, in plain arrays. */
final class TriangleList {

  private final int[] corners;
  private final int[] colours;
  private int size;

  TriangleList(int capacity) {
    corners = new int[Math.multiplyExact(3, capacity)];
    colours = new int[capacity];
  }

  /** Adds a triangle; one with two equal corners is none and left out. */
  void add(int a, int b, int c, int colour) {
    if (a == b || b == c || c == a) {
      return;
    }
    corners[3 * size] = a;
    corners[3 * size + 1] = b;
    corners[3 * size + 2] = c;
    colours[size] = colour;
    size++;
  }

  int size() {
    return size;
  }

  /** Returns one of the three corners, counted from 0. */
  int corner(int triangle, int which) {
    return corners[3 * triangle + which];
  }

  int colour(int triangle) {
    return colours[triangle];
  }

  /** Returns a copy of the colours of all triangles. */
  int[] colours() {
    return Arrays.copyOf(colours, size);
  }

  /**
   * Tells whether every edge belongs to exactly two triangles, and they run along it in opposite
   * directions: what the 3MF Core Specification demands of a solid (4.1, Meshes).
   */
  boolean isManifold() {
    long[] edges = new long[3 * size];
    for (int i = 0; i < edges.length; i++) {
      int from = corners[i];
      int to = corners[i % 3 == 2 ? i - 2 : i + 1];
      long direction = from < to ? 0 : 1;
      edges[i] = (long) Math.min(from, to) << 32 | (long) Math.max(from, to) << 1 | direction;
    }
    Arrays.sort(edges);
    for (int i = 0; i < edges.length; i++) {
      boolean there = (edges[i] & 1) == 0;
      if (i % 2 == 0 ? !there : edges[i] != edges[i - 1] + 1) {
        return false;
      }
    }
    return true;
  }
}
