package io.github.scadmaven.openscad;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the place of messages for which OpenSCAD gives none: a missing include or use is named as
 * it was written, a missing import with its line but without its file.
 */
public final class SourceLocator {

  private static final Pattern MISSING_INCLUDE =
      Pattern.compile("^Can't (?:open|find) (?:include file|library) [\"'](.+)[\"']");

  /** The last words in quotes: there is an apostrophe in "Can't", too. */
  private static final Pattern MISSING_IMPORT =
      Pattern.compile("^.*[\"']([^\"']+)[\"']+[^\"']*, import\\(\\) at [Ll]ine (\\d{1,9})");

  private final Set<Path> sources = new LinkedHashSet<>();
  private final Map<Path, List<String>> read = new HashMap<>();

  /**
   * Creates a locator for one run.
   *
   * @param dependencies the files that OpenSCAD read
   * @param source the file with the model's code
   */
  public SourceLocator(List<Path> dependencies, Path source) {
    sources.add(source);
    dependencies.stream().filter(file -> file.toString().endsWith(".scad")).forEach(sources::add);
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
    Matcher include = MISSING_INCLUDE.matcher(message.text());
    if (include.find()) {
      Pattern statement =
          Pattern.compile("\\b(?:include|use)\\s*<" + Pattern.quote(include.group(1)) + ">");
      return locate(message, statement, 0);
    }
    Matcher imported = MISSING_IMPORT.matcher(message.text());
    if (imported.find()) {
      Pattern call = Pattern.compile("import|" + Pattern.quote(fileName(imported.group(1))));
      return locate(message, call, Integer.parseInt(imported.group(2)));
    }
    return message;
  }

  /**
   * Gives the message the one place that fits; where several do, none is better than a wrong one.
   */
  private Diagnostic locate(Diagnostic message, Pattern wanted, int onlyLine) {
    List<Diagnostic> found = new ArrayList<>();
    for (Path source : sources) {
      List<String> lines = read.computeIfAbsent(source, SourceLocator::lines);
      for (int i = 0; i < lines.size(); i++) {
        boolean candidate = onlyLine == 0 || onlyLine == i + 1;
        if (candidate && wanted.matcher(lines.get(i)).find()) {
          found.add(new Diagnostic(message.severity(), message.text(), source, i + 1));
        }
      }
    }
    boolean clear = found.size() == 1 || (onlyLine == 0 && !found.isEmpty());
    return clear ? found.get(0) : message;
  }

  private static String fileName(String path) {
    try {
      Path name = Path.of(path).getFileName();
      return name == null ? path : name.toString();
    } catch (InvalidPathException e) {
      return path;
    }
  }

  private static List<String> lines(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      return List.of(); // only the place of a message is lost
    }
  }
}
