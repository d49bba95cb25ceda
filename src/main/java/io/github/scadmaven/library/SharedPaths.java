package io.github.scadmaven.library;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Files of one path in several libraries: {@code use} and {@code include} find that of the first
 * one, whichever was meant.
 */
public final class SharedPaths {

  /** How many files a warning names. */
  private static final int MOST_FILES = 5;

  /** Two libraries; the first one counts. */
  private record Pair(LibrarySource first, LibrarySource second) {}

  private SharedPaths() {}

  /**
   * Says which libraries share paths. Files that OpenSCAD does not look up on the library path,
   * such as a README or an STL, may have any.
   *
   * @param libraries the libraries in the order of the library path
   * @return a sentence for every two of them that do
   */
  public static List<String> warnings(List<Library> libraries) {
    Map<String, LibrarySource> owners = new HashMap<>();
    Map<Pair, List<String>> shared = new LinkedHashMap<>();
    for (Library library : libraries) {
      for (String file : library.files()) {
        if (file.endsWith(".scad")) {
          LibrarySource first = owners.putIfAbsent(file, library.source());
          if (first != null) {
            shared
                .computeIfAbsent(new Pair(first, library.source()), pair -> new ArrayList<>())
                .add(file);
          }
        }
      }
    }
    return shared.entrySet().stream()
        .map(entry -> sentence(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static String sentence(Pair pair, List<String> files) {
    String named = String.join(", ", files.subList(0, Math.min(files.size(), MOST_FILES)));
    String more =
        files.size() > MOST_FILES ? " and %d files more".formatted(files.size() - MOST_FILES) : "";
    return "the libraries %s and %s both have %s%s; what counts is that of %s, which comes first on the library path"
        .formatted(
            pair.first().displayName(),
            pair.second().displayName(),
            named,
            more,
            pair.first().displayName());
  }
}
