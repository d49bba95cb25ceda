package io.github.scadmaven.render;

import io.github.scadmaven.openscad.Diagnostic;
import io.github.scadmaven.openscad.SourceLocator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Helps OpenSCAD before 2021-03-25 to the files that an <em>included</em> file imports: these
 * versions look for them beside the main file, later ones beside the included file. A folder of
 * links, in which every such file stands where an old version looks for it, takes the place of the
 * main file's folder.
 *
 * @param path the folder, absolute
 * @param root what it and all its links lie in, absolute
 * @param mainFolder the folder that it stands for, absolute
 */
record ImportFolder(Path path, Path root, Path mainFolder) {

  private static final Pattern QUOTED = Pattern.compile("[\"']((?:/|.:).+?)[\"'](?!\\w)");

  /**
   * Makes the folder, if files are missing that it can bring.
   *
   * @param messages what OpenSCAD said
   * @param dependencies the files it read, and the imports it missed
   * @param sources tells which of them name a missing file
   * @param mainFolder where it looked for imports
   * @param root where to make the folder; does not exist yet
   * @return the folder to use in place of {@code mainFolder}; empty if it would be of no help
   */
  static Optional<ImportFolder> forMissingImports(
      List<Diagnostic> messages,
      List<Path> dependencies,
      SourceLocator sources,
      Path mainFolder,
      Path root)
      throws IOException {
    Path realMain = mainFolder.toRealPath();
    Map<Path, Set<Path>> meant = meantFiles(messages, dependencies, sources, realMain);
    Map<Path, Path> links = clear(meant);
    if (links.isEmpty()) {
      return Optional.empty();
    }
    for (Path dependency : dependencies) {
      if (Files.isRegularFile(dependency) && haveSameRoot(dependency, realMain)) {
        links.putIfAbsent(realMain.relativize(dependency), dependency);
      }
    }
    int depth =
        Stream.concat(meant.keySet().stream(), links.keySet().stream())
            .mapToInt(ImportFolder::stepsUp)
            .max()
            .orElse(0);
    return Optional.of(new ImportFolder(create(links, root, depth), root.toRealPath(), realMain));
  }

  /** Says of a message's text what it would be without this folder. */
  String withPathsPeopleKnow(String text) {
    return QUOTED
        .matcher(text)
        .replaceAll(
            quoted -> {
              Optional<Path> file = absolute(quoted.group(1)).filter(p -> p.startsWith(root));
              String known =
                  file.map(p -> mainFolder.resolve(path.relativize(p)).normalize().toString())
                      .orElse(quoted.group(1));
              return Matcher.quoteReplacement(quoted.group().replace(quoted.group(1), known));
            });
  }

  /** The missing files, as written in the code, and what each of them may be. */
  private static Map<Path, Set<Path>> meantFiles(
      List<Diagnostic> messages, List<Path> dependencies, SourceLocator sources, Path mainFolder) {
    Map<Path, Set<Path>> meant = new HashMap<>();
    for (Diagnostic message : messages) {
      missingFile(message, mainFolder)
          .map(mainFolder::relativize)
          .ifPresent(
              asWritten ->
                  meant
                      .computeIfAbsent(asWritten, missing -> new HashSet<>())
                      .addAll(candidates(asWritten, sources.importers(message), dependencies)));
    }
    return meant;
  }

  /** Those of which it is clear what they are. */
  private static Map<Path, Path> clear(Map<Path, Set<Path>> meant) {
    Map<Path, Path> clear = new HashMap<>();
    meant.forEach(
        (asWritten, files) -> {
          if (files.size() == 1 && files.stream().allMatch(Files::isRegularFile)) {
            clear.put(asWritten, files.iterator().next());
          }
        });
    return clear;
  }

  private static Optional<Path> missingFile(Diagnostic message, Path mainFolder) {
    Matcher quoted = QUOTED.matcher(message.text());
    return quoted.find()
        ? absolute(quoted.group(1))
            .filter(path -> haveSameRoot(path, mainFolder) && !Files.exists(path))
        : Optional.empty();
  }

  /**
   * Where a file may be: beside those that name it, whether it is there or not. If none does, what
   * is there counts. That the message has a line tells nothing: of two imports of one path OpenSCAD
   * warns about the first only.
   */
  private static Set<Path> candidates(
      Path asWritten, Set<Path> importers, List<Path> dependencies) {
    if (!importers.isEmpty()) {
      return beside(importers, asWritten).collect(Collectors.toSet());
    }
    return beside(dependencies, asWritten).filter(Files::isRegularFile).collect(Collectors.toSet());
  }

  private static Stream<Path> beside(Collection<Path> files, Path asWritten) {
    return files.stream()
        .filter(file -> file.toString().endsWith(".scad"))
        .map(file -> file.resolveSibling(asWritten).normalize());
  }

  private static Optional<Path> absolute(String text) {
    try {
      return Optional.of(Path.of(text)).filter(Path::isAbsolute).map(Path::normalize);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static boolean haveSameRoot(Path a, Path b) {
    return Objects.equals(a.getRoot(), b.getRoot());
  }

  /** The folder lies so deep below {@code root} that no ".." of an import leads out of it. */
  private static Path create(Map<Path, Path> links, Path root, int depth) throws IOException {
    Path folder = root;
    for (int i = 0; i < depth; i++) {
      folder = folder.resolve("up");
    }
    Files.createDirectories(folder);
    for (Map.Entry<Path, Path> entry : links.entrySet()) {
      Path link = folder.resolve(entry.getKey()).normalize();
      Files.createDirectories(link.getParent());
      link(link, entry.getValue());
    }
    return folder.toRealPath();
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
