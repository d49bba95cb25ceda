package io.github.scadmaven.openscad;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What an OpenSCAD file refers to, as far as its text tells.
 *
 * @param scadFiles what it includes or uses, as written there
 * @param dataFiles strings that may name a file to be imported
 * @param hasText whether it calls {@code text()}, which reads fonts
 */
public record SourceFacts(List<String> scadFiles, List<String> dataFiles, boolean hasText) {

  private static final Pattern SCAD_FILE =
      Pattern.compile("\\b(?:include|use)\\b\\s*<([^>\\n\\r]+)>");

  /** A file has a suffix; OpenSCAD goes by it. */
  private static final Pattern DATA_FILE = Pattern.compile("\"([^\"\\n\\\\]{1,200}\\.\\w{2,5})\"");

  private static final Pattern TEXT = Pattern.compile("\\btext\\s*\\(");

  public SourceFacts {
    scadFiles = List.copyOf(scadFiles);
    dataFiles = List.copyOf(dataFiles);
  }

  /**
   * Reads a file.
   *
   * @param file an OpenSCAD file; one that can't be read refers to nothing
   */
  public static SourceFacts of(Path file) {
    String text = SourceText.of(file);
    return new SourceFacts(all(SCAD_FILE, text), all(DATA_FILE, text), TEXT.matcher(text).find());
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(found -> found.group(1)).distinct().toList();
  }
}
