package io.github.scadmaven.openscad;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an OpenSCAD file refers to, as far as its text tells.
 *
 * @param scadFiles what it includes or uses, as written there
 * @param dataFiles strings that may name a file to be imported
 * @param hasText whether it calls {@code text()}, which reads fonts
 */
public record SourceFacts(List<String> scadFiles, List<String> dataFiles, boolean hasText) {

  /** A file has a suffix; OpenSCAD goes by it. */
  private static final Pattern DATA_FILE = Pattern.compile("\"([^\"\\n\\\\]{1,200}\\.\\w{2,5})\"");

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
    Set<String> scadFiles = new LinkedHashSet<>();
    Set<String> dataFiles = new LinkedHashSet<>();
    boolean hasText = false;
    boolean isText = false;
    for (Token token : SourceTokens.codeOf(file)) {
      hasText |= isText && token.isSign('(');
      isText = token.isWord("text");
      switch (token.kind()) {
        case INCLUDE, USE -> scadFiles.add(token.file());
        case STRING -> addDataFile(token.text(), dataFiles);
        default -> {}
      }
    }
    return new SourceFacts(List.copyOf(scadFiles), List.copyOf(dataFiles), hasText);
  }

  private static void addDataFile(String string, Set<String> dataFiles) {
    Matcher data = DATA_FILE.matcher(string);
    if (data.matches()) {
      dataFiles.add(data.group(1));
    }
  }
}
