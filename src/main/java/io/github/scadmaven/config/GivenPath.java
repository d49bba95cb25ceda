package io.github.scadmaven.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A path that the user gave, and where. Whether it exists is asked only once it is clear that it
 * counts and is not overridden by another.
 *
 * @param path absolute and normalized
 * @param position where it was given, with its key
 */
public record GivenPath(Path path, Position position) {

  /**
   * Returns the path of an existing file.
   *
   * @throws ConfigException if there is none
   */
  Path existingFile() throws ConfigException {
    return checked(Files.isRegularFile(path), "file");
  }

  /**
   * Returns the path of an existing file or folder.
   *
   * @throws ConfigException if there is neither
   */
  Path existing() throws ConfigException {
    return checked(Files.exists(path), "file or folder");
  }

  /**
   * Returns the path of an existing folder.
   *
   * @throws ConfigException if there is none
   */
  Path existingFolder() throws ConfigException {
    return checked(Files.isDirectory(path), "folder");
  }

  private Path checked(boolean found, String kind) throws ConfigException {
    if (found) {
      return path;
    }
    throw new ConfigException(
        position,
        Files.exists(path)
            ? "%s is not a %s".formatted(path, kind)
            : "the %s %s does not exist%s".formatted(kind, path, suggestion()));
  }

  private String suggestion() {
    Path folder = path.getParent();
    if (folder == null || path.getFileName() == null || !Files.isDirectory(folder)) {
      return "";
    }
    try (Stream<Path> entries = Files.list(folder)) {
      List<String> names = entries.map(entry -> entry.getFileName().toString()).sorted().toList();
      return Suggestion.nearest(path.getFileName().toString(), names)
          .map(name -> "; did you mean " + name + "?")
          .orElse("");
    } catch (IOException | UncheckedIOException e) {
      return ""; // a hint less
    }
  }
}
