package io.github.scadmaven.render;

import io.github.scadmaven.openscad.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Helps OpenSCAD before 2021-03-25 to the files that an <em>included</em> file imports: these
 * versions look for them beside the main file, later ones beside the included file. A folder of
 * links, in which every such file stands where an old version looks for it, takes the place of the
 * main file's folder.
 */
final class ImportFolder {

  private static final Pattern QUOTED = Pattern.compile("[\"']([^\"']+)[\"']");

  private ImportFolder() {}

  /**
   * Makes the folder, if files are missing that it can bring.
   *
   * @param messages what OpenSCAD said
   * @param dependencies the files it read, and the imports it missed
   * @param mainFolder where it looked for imports
   * @param parent where to make the folder; does not exist yet
   * @return the folder to use in place of {@code mainFolder}; empty if it would be of no help
   */
  static Optional<Path> forMissingImports(
      List<Diagnostic> messages, List<Path> dependencies, Path mainFolder, Path parent)
      throws IOException {
    Path realMain = mainFolder.toRealPath();
    Map<Path, Path> links = new HashMap<>();
    for (Path missing : missingFiles(messages, realMain)) {
      Path asWritten = realMain.relativize(missing);
      Set<Path> found = besideIncludedFiles(asWritten, dependencies);
      if (found.size() == 1) { // of several, nobody knows which one is meant
        links.put(asWritten, found.iterator().next());
      }
    }
    if (links.isEmpty()) {
      return Optional.empty();
    }
    for (Path dependency : dependencies) {
      if (Files.isRegularFile(dependency) && dependency.getRoot().equals(realMain.getRoot())) {
        links.putIfAbsent(realMain.relativize(dependency), dependency);
      }
    }
    return Optional.of(create(links, parent));
  }

  private static Set<Path> missingFiles(List<Diagnostic> messages, Path mainFolder) {
    Set<Path> missing = new LinkedHashSet<>();
    for (Diagnostic message : messages) {
      Matcher quoted = QUOTED.matcher(message.text());
      while (quoted.find()) {
        absolute(quoted.group(1))
            .filter(path -> path.getRoot().equals(mainFolder.getRoot()) && !Files.exists(path))
            .ifPresent(missing::add);
      }
    }
    return missing;
  }

  private static Optional<Path> absolute(String text) {
    try {
      return Optional.of(Path.of(text)).filter(Path::isAbsolute).map(Path::normalize);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Set<Path> besideIncludedFiles(Path asWritten, List<Path> dependencies) {
    Set<Path> found = new LinkedHashSet<>();
    for (Path dependency : dependencies) {
      Path candidate = dependency.resolveSibling(asWritten).normalize();
      if (dependency.toString().endsWith(".scad") && Files.isRegularFile(candidate)) {
        found.add(candidate);
      }
    }
    return found;
  }

  /** The folder lies so deep below {@code parent} that no ".." of a link leads out of it. */
  private static Path create(Map<Path, Path> links, Path parent) throws IOException {
    int deepest = links.keySet().stream().mapToInt(ImportFolder::stepsUp).max().orElse(0);
    Path folder = parent;
    for (int i = 0; i < deepest; i++) {
      folder = folder.resolve("up");
    }
    Files.createDirectories(folder);
    for (Map.Entry<Path, Path> entry : links.entrySet()) {
      Path link = folder.resolve(entry.getKey()).normalize();
      Files.createDirectories(link.getParent());
      link(link, entry.getValue());
    }
    return folder;
  }

  private static int stepsUp(Path relative) {
    int steps = 0;
    for (Path name : relative) {
      if (name.toString().equals("..")) {
        steps++;
      }
    }
    return steps;
  }

  /** Windows lets few users make links. */
  private static void link(Path link, Path target) throws IOException {
    try {
      Files.createSymbolicLink(link, target);
    } catch (UnsupportedOperationException | IOException e) {
      Files.copy(target, link);
    }
  }
}
