package io.github.scadmaven.openscad;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the place of messages for which OpenSCAD gives none: a missing include or use is named as
 * it was written, a missing import with its line but without its file, and a missing surface or
 * drawing by its path alone.
 */
public final class SourceLocator {

  private static final Pattern MISSING_SCAD =
      Pattern.compile(
          "^Can't (?:(?:open|find) (?:include file|library)|read font with path) [\"'](.+)[\"']");

  private static final Pattern IMPORT =
      Pattern.compile("[\"']+(.+?)[\"']+[^\"']*, import\\(\\) at [Ll]ine (\\d{1,9})");

  private static final Pattern MISSING_DATA =
      Pattern.compile(
          "^(?:The file|Can't open (?:DXF|DAT) file|Can't read PNG image|Illegal value in) [\"'](.+?)[\"'](?!\\w)");

  /** The embedded OpenSCAD's complaint about a font. */
  private static final Pattern WRONG_FONT = Pattern.compile("^(?:there is no|the) font \"(.+?)\"");

  private static final Pattern IMPORT_CALL = Pattern.compile("\\bimport\\w*\\s*\\(");

  private final List<Path> dependencies;
  private final Path source;
  private @Nullable Set<Path> sources;
  private final Map<Path, List<String>> read = new HashMap<>();

  /**
   * Creates a locator for one run.
   *
   * @param dependencies the files that OpenSCAD read
   * @param source the file with the model's code
   */
  public SourceLocator(List<Path> dependencies, Path source) {
    this.dependencies = dependencies;
    this.source = source;
  }

  /**
   * Adds the place to a message.
   *
   * @param message a message
   * @return the message with its place, or as it was if it has one or none can be found
   */
  public Diagnostic locate(Diagnostic message) {
    if (message.file() != null) {
      return message;
    }
    return place(message.text())
        .map(place -> new Diagnostic(message.severity(), message.text(), place.file, place.line))
        .orElse(message);
  }

  /**
   * Returns the files that name the file that a message says is missing, no matter where they do.
   *
   * @param message a message about a missing import or surface
   * @return those files; empty if no file does, since the name is computed
   */
  public Set<Path> importers(Diagnostic message) {
    return missingFile(message.text()).stream()
        .flatMap(name -> places(stringWithFile(name)).stream())
        .map(Place::file)
        .collect(Collectors.toSet());
  }

  private record Place(Path file, int line) {}

  private Optional<Place> place(String text) {
    Matcher scad = MISSING_SCAD.matcher(text);
    if (scad.find()) {
      String name = Pattern.quote(scad.group(1));
      return places(Pattern.compile("\\b(?:include|use)\\s*<" + name + ">")).stream().findFirst();
    }
    Matcher font = WRONG_FONT.matcher(text);
    if (font.find()) {
      String name = Pattern.quote(font.group(1).replace("\\", "\\\\"));
      return places(Pattern.compile("\"\\s*" + name + "\\s*\"")).stream().findFirst();
    }
    List<Place> calls = calls(text);
    boolean clear = calls.stream().map(Place::file).distinct().count() == 1;
    return clear ? Optional.of(calls.get(0)) : Optional.empty(); // none is better than a wrong one
  }

  /** Where the missing file is named or, if its name is computed, imports are called. */
  private List<Place> calls(String text) {
    List<Place> named =
        missingFile(text).map(name -> places(stringWithFile(name))).orElse(List.of());
    Matcher imported = IMPORT.matcher(text);
    if (!imported.find()) {
      return named;
    }
    int line = Integer.parseInt(imported.group(2));
    List<Place> namedInLine = inLine(line, named);
    return namedInLine.isEmpty() ? inLine(line, places(IMPORT_CALL)) : namedInLine;
  }

  private static Optional<String> missingFile(String text) {
    return Stream.of(IMPORT.matcher(text), MISSING_DATA.matcher(text))
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .findFirst();
  }

  private static List<Place> inLine(int line, List<Place> places) {
    return places.stream().filter(place -> place.line == line).toList();
  }

  private List<Place> places(Pattern wanted) {
    List<Place> places = new ArrayList<>();
    for (Path source : sources()) {
      List<String> lines = read.computeIfAbsent(source, SourceText::linesOf);
      for (int i = 0; i < lines.size(); i++) {
        if (wanted.matcher(lines.get(i)).find()) {
          places.add(new Place(source, i + 1));
        }
      }
    }
    return places;
  }

  /** Most runs have no message whose place must be searched for. */
  private Set<Path> sources() {
    if (sources == null) {
      Path real = real(source);
      sources = new LinkedHashSet<>();
      sources.add(source);
      dependencies.stream()
          .filter(file -> file.toString().endsWith(".scad") && !file.equals(real))
          .forEach(sources::add);
    }
    return sources;
  }

  private static Pattern stringWithFile(String path) {
    return Pattern.compile("\"(?:[^\"]*/)?" + Pattern.quote(fileName(path)) + "\"");
  }

  private static String fileName(String path) {
    try {
      Path name = Path.of(path).getFileName();
      return name == null ? path : name.toString();
    } catch (InvalidPathException e) {
      return path;
    }
  }

  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file;
    }
  }
}
