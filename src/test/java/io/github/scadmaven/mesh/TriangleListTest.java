package io.github.scadmaven.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A mesh is manifold if each of its edges has exactly one partner in the other direction. */
class TriangleListTest {

  private static final int[][] TETRAHEDRON = {{0, 2, 1}, {0, 1, 3}, {1, 2, 3}, {2, 0, 3}};

  @Test
  void aTetrahedronIsManifold() {
    assertThat(list(TETRAHEDRON).isManifold()).isTrue();
  }

  @Test
  void aTriangleTurnedOverIsNot() {
    assertThat(list(new int[][] {{0, 1, 2}, {0, 1, 3}, {1, 2, 3}, {2, 0, 3}}).isManifold())
        .isFalse();
  }

  @Test
  void aHoleIsNot() {
    assertThat(list(new int[][] {{0, 2, 1}, {0, 1, 3}, {1, 2, 3}}).isManifold()).isFalse();
  }

  @Test
  void anEdgeOfTwoTetrahedraIsNot() {
    TriangleList list = list(TETRAHEDRON);
    for (int[] t : new int[][] {{0, 4, 1}, {0, 1, 5}, {1, 4, 5}, {4, 0, 5}}) {
      list.add(t[0], t[1], t[2], 0);
    }

    assertThat(list.isManifold()).isFalse();
  }

  @Test
  void theSameIsFoundByCountingEdges() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      int[][] triangles = new int[1 + random.nextInt(4)][];
      for (int j = 0; j < triangles.length; j++) {
        triangles[j] = random.ints(0, 4).distinct().limit(3).toArray();
      }
      assertThat(list(triangles).isManifold()).isEqualTo(edgesHavePartners(triangles));
    }
  }

  private static boolean edgesHavePartners(int[][] triangles) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (int[] t : triangles) {
      for (int i = 0; i < 3; i++) {
        counts.merge(10 * t[i] + t[(i + 1) % 3], 1, Integer::sum);
      }
    }
    return counts.keySet().stream()
        .allMatch(e -> counts.get(e) == 1 && counts.containsKey(e % 10 * 10 + e / 10));
  }

  private static TriangleList list(int[][] triangles) {
    TriangleList list = new TriangleList(8);
    for (int[] t : triangles) {
      list.add(t[0], t[1], t[2], 0);
    }
    return list;
  }
}
