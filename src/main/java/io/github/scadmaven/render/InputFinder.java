package io.github.scadmaven.render;

import io.github.scadmaven.cache.FileHashes;
import io.github.scadmaven.cache.Input;
import io.github.scadmaven.cache.PathNames;
import io.github.scadmaven.openscad.OpenScad;
import io.github.scadmaven.openscad.SourceFacts;
import io.github.scadmaven.plan.RenderJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds all that a render depended on: the files that OpenSCAD read, the places where it would have
 * found other ones first, the folders that it looked for libraries in, where links led, and fonts.
 */
final class InputFinder {

  private final PathNames names;
  private final FileHashes hashes;
  private final CurrentInputs current;
  private final Map<String, SourceFacts> facts = new ConcurrentHashMap<>();

  InputFinder(PathNames names, FileHashes hashes, CurrentInputs current) {
    this.names = names;
    this.hashes = hashes;
    this.current = current;
  }

  /**
   * Finds the inputs of a render that has just ended.
   *
   * @param job the render
   * @param openscad what did it
   * @param dependencies the files that it read, and the imports that it missed; absolute
   * @param started when it began, by the clock that stamps files
   * @return the inputs by name; empty if any may have changed since it began, so that nobody knows
   *     what it read
   * @throws IOException if one can't be read
   */
  Optional<List<Input>> find(
      RenderJob job, OpenScad openscad, List<Path> dependencies, FileTime started)
      throws IOException {
    Search search = new Search(openscad, started);
    List<Path> files = new ArrayList<>(dependencies);
    files.add(job.source());
    if (job.stub() != null) {
      // This plugin has just written it; what it says is known before.
      Path stub = job.stub().file();
      files.removeAll(List.of(stub, stub.toRealPath()));
    }
    for (Path file : files) {
      search.add(file);
      String hash = search.found.get(names.name(file));
      if (hash == null && file.toString().endsWith(".scad")) {
        return Optional.empty(); // it was read, and has been deleted since
      }
    }
    Set<Path> code = ReadFile.code(job.source(), files, file -> facts(file, search));
    for (Path file : code) {
      if (search.found.get(names.name(file)) != null) {
        search.addReferences(file, facts(file, search));
      }
    }
    search.addLibraries();
    return search.changed ? Optional.empty() : Optional.of(search.inputs());
  }

  private SourceFacts facts(Path file, Search search) {
    String hash = search.found.get(names.name(file));
    return hash == null
        ? new SourceFacts(List.of(), List.of(), false)
        : facts.computeIfAbsent(hash, h -> SourceFacts.of(file));
  }

  /** The search for one render. */
  private final class Search {

    private final OpenScad openscad;
    private final FileTime started;
    private final Map<String, @Nullable String> found = new TreeMap<>();
    private int libraries;
    private boolean changed;

    Search(OpenScad openscad, FileTime started) {
      this.openscad = openscad;
      this.started = started;
    }

    List<Input> inputs() {
      return found.entrySet().stream()
          .map(input -> new Input(input.getKey(), input.getValue()))
          .toList();
    }

    /** Adds a file, whether it is there or not; returns whether it is. */
    boolean add(Path file) throws IOException {
      String name = names.name(file);
      if (found.containsKey(name)) {
        return found.get(name) != null;
      }
      Optional<String> hash = hashes.hash(file);
      found.put(name, hash.orElse(null));
      if (hash.isPresent()) {
        changed |= !hashes.isOlder(file, started);
        Path real = file.toRealPath();
        if (!real.equals(file)) {
          changed |= !hashes.linksAreOlder(file, started);
        }
        if (!names.name(real).equals(name)) {
          CurrentInputs.target(file, names)
              .ifPresent(target -> found.put(CurrentInputs.LINK + name, target));
        }
      }
      return hash.isPresent();
    }

    void addReferences(Path file, SourceFacts facts) throws IOException {
      Path folder = file.resolveSibling("");
      for (String name : facts.scadFiles()) {
        addSearched(name, folder);
      }
      for (String name : facts.dataFiles()) {
        Optional<Path> data = resolve(folder, name);
        if (data.isPresent() && Files.isRegularFile(data.get())) {
          add(data.get());
        }
      }
      if (facts.hasText()) {
        addFonts();
      }
    }

    private void addFonts() throws IOException {
      if (!openscad.fonts().isEmpty()) {
        changed |= !current.fontsAreAsBefore(started);
        found.put(CurrentInputs.FONTS, current.hash(CurrentInputs.FONTS).orElse(null));
      }
      if (!openscad.machineFonts().isEmpty()) {
        String name = CurrentInputs.MACHINE_FONTS;
        found.put(name, current.hash(name).orElse(null));
      }
    }

    void addLibraries() throws IOException {
      if (libraries > 0) {
        String name = CurrentInputs.LIBRARIES + libraries;
        found.put(name, current.hash(name).orElse(null));
      }
    }

    /** Beside the file, then in the library folders: all places up to where it is. */
    private void addSearched(String name, Path folder) throws IOException {
      List<Path> places = new ArrayList<>(List.of(folder));
      places.addAll(openscad.libraryFolders());
      for (Path place : places) {
        libraries = Math.max(libraries, names.librariesUpTo(place));
        Optional<Path> candidate = resolve(place, name);
        if (candidate.isEmpty() || add(candidate.get())) {
          return;
        }
      }
    }

    private static Optional<Path> resolve(Path folder, String name) {
      try {
        return Optional.of(folder.resolve(name).normalize());
      } catch (InvalidPathException e) {
        return Optional.empty();
      }
    }
  }
}
