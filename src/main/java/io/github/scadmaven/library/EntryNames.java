package io.github.scadmaven.library;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of an archive's files, none of which may be that of another on any system. */
final class EntryNames {

  private final Map<String, String> files = new HashMap<>();
  private final Map<String, String> folders = new HashMap<>();

  /**
   * Adds a name.
   *
   * @param name a path with slashes; that of a folder ends with one
   * @return what is wrong with it, as the rest of a sentence; {@code null} if nothing is
   */
  @Nullable String add(String name) {
    String problem = EntryName.problemOf(name);
    if (problem != null) {
      return problem;
    }
    for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
      String folder = name.substring(0, slash);
      String file = files.get(EntryName.key(folder));
      if (file != null) {
        return "lies in " + file + ", which is a file";
      }
      folders.putIfAbsent(EntryName.key(folder), folder);
    }
    return name.endsWith("/") ? null : addFile(name);
  }

  private @Nullable String addFile(String name) {
    String key = EntryName.key(name);
    String other = files.putIfAbsent(key, name);
    if (other != null) {
      return other.equals(name)
          ? "is in it twice"
          : "is the same file as %s where upper and lower case are one".formatted(other);
    }
    return folders.containsKey(key) ? "is a file and a folder" : null;
  }
}
