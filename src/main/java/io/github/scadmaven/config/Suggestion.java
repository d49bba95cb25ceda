package io.github.scadmaven.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds what the user probably meant. */
public final class Suggestion {

  /** Whoever has more models than this has a list of them at hand. */
  private static final int MOST_LISTED = 30;

  private Suggestion() {}

  /**
   * Says what a wrong word should have been: the nearest right one, or all of them if none is near.
   *
   * @param wrong what was written
   * @param right what could have been written
   * @return a clause that can follow a comma or semicolon
   */
  public static String forWord(String wrong, Collection<String> right) {
    return nearest(wrong, right)
        .map(word -> "did you mean " + word + "?")
        .orElseGet(() -> "known are " + list(right));
  }

  private static String list(Collection<String> words) {
    String listed = words.stream().limit(MOST_LISTED).collect(Collectors.joining(", "));
    int more = words.size() - MOST_LISTED;
    return more > 0 ? listed + " and " + more + " more" : listed;
  }

  /**
   * Finds the nearest word.
   *
   * @param wrong what was written
   * @param right what could have been written
   * @return the one that needs the fewest changes, if it is not a wholly different word
   */
  public static Optional<String> nearest(String wrong, Collection<String> right) {
    String written = wrong.toLowerCase(Locale.ROOT);
    int most = Math.max(1, (wrong.length() + 1) / 3);
    return right.stream()
        .filter(word -> Math.abs(word.length() - wrong.length()) <= most)
        .filter(word -> distance(written, word.toLowerCase(Locale.ROOT)) <= most)
        .min(Comparator.comparingInt(word -> distance(written, word.toLowerCase(Locale.ROOT))));
  }

  /**
   * Optimal string alignment: a changed, missing or extra letter counts 1, and so do two swapped
   * ones.
   */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
