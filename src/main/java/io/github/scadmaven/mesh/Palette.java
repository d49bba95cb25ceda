package io.github.scadmaven.mesh;

import java.util.Arrays;

/** The different colours of a model. */
final class Palette {

  private final int[] colours;

  private Palette(int[] colours) {
    this.colours = colours;
  }

  static Palette of(TriangleList triangles) {
    int[] found = triangles.colours();
    Arrays.sort(found);
    int count = 0;
    for (int i = 0; i < found.length; i++) {
      if (i == 0 || found[i] != found[i - 1]) {
        found[count++] = found[i];
      }
    }
    return new Palette(Arrays.copyOf(found, count));
  }

  int size() {
    return colours.length;
  }

  /** Returns a colour, 0xRRGGBBAA. */
  int colour(int index) {
    return colours[index];
  }

  /** Returns where a colour of the model is in the palette. */
  int indexOf(int colour) {
    return Arrays.binarySearch(colours, colour);
  }

  /** Returns which colour the model has where it is not said: OpenSCAD's default if it is used. */
  int defaultIndex() {
    return Math.max(0, indexOf(OffReader.DEFAULT_COLOUR));
  }

  /** Tells whether the model has no colour but the default. */
  boolean isPlain() {
    return colours.length == 1 && colours[0] == OffReader.DEFAULT_COLOUR;
  }
}
