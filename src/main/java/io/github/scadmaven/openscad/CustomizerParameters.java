package io.github.scadmaven.openscad;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parameters that OpenSCAD's customizer finds in a file: assignments of plain values at the top
 * level, before the first brace and outside of groups named {@code Hidden}. Those of the embedded
 * OpenSCAD's {@code param} export are the same, which the tests hold against these; that export is
 * not asked, since it would need a run of OpenSCAD before it is known whether one is needed, and
 * since it leaves out what a file includes.
 */
public final class CustomizerParameters {

  /** What type a parameter has, by the value that it is declared with. */
  public enum Type {
    NUMBER,
    TRUTH,
    TEXT,
    VECTOR
  }

  private static final String NUMBER = "[-+]?\\s*(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?";

  private static final String TEXT = "\"(?:[^\"\\\\]++|\\\\.)*+\"";

  private static final Pattern TOKEN =
      Pattern.compile(
          "/\\*(?<block>.*?)\\*/|(?<line>//[^\\n]*+)|(?<text>"
              + TEXT
              + ")|\\b(?:include\\s*<(?<include>[^>\\n]+)>|use\\s*<[^>\\n]+>)|(?<end>;)|(?<brace>\\{)",
          Pattern.DOTALL);

  private static final Pattern GROUP = Pattern.compile("\\s*\\[([^\\]]*)]\\s*", Pattern.DOTALL);

  private static final Pattern DECLARATION =
      Pattern.compile(
          "\\s*(?<name>\\$?\\w+)\\s*=\\s*(?:(?<number>"
              + NUMBER
              + ")|(?<truth>true|false)|(?<text>"
              + TEXT
              + ")|(?<vector>\\[\\s*"
              + NUMBER
              + "(?:\\s*,\\s*"
              + NUMBER
              + ")*+\\s*]))\\s*",
          Pattern.DOTALL);

  private final List<Path> libraryPath;
  private final Map<String, Type> types = new LinkedHashMap<>();
  private final Set<Path> read = new HashSet<>();

  private CustomizerParameters(List<Path> libraryPath) {
    this.libraryPath = libraryPath;
  }

  /**
   * Finds the parameters of a file and of all that it includes.
   *
   * @param file the file; one that can't be read has none
   * @param libraryPath where included files are that are not beside the one that includes them
   * @return types by name, in the order of declarations
   */
  public static Map<String, Type> of(Path file, List<Path> libraryPath) {
    CustomizerParameters parameters = new CustomizerParameters(libraryPath);
    parameters.read(file.toAbsolutePath().normalize());
    return parameters.types;
  }

  private void read(Path file) {
    if (!read.add(file)) {
      return;
    }
    try {
      Scan scan = new Scan(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
      for (String name : scan.includes()) {
        Path found = find(file, name);
        if (found != null) {
          read(found);
        }
      }
    } catch (IOException e) {
      // OpenSCAD will say so
    }
  }

  /** One way through a file's text, statement by statement. */
  private final class Scan {

    private final String source;
    private final List<String> includes = new ArrayList<>();
    private final StringBuilder statement = new StringBuilder();
    private boolean isDeclaring = true;
    private boolean isHidden;

    Scan(String source) {
      this.source = source;
    }

    /** Declares what the file declares, and returns what it includes, as written there. */
    List<String> includes() {
      Matcher token = TOKEN.matcher(source);
      int rest = 0;
      while (token.find()) {
        statement.append(source.substring(rest, token.start()));
        take(token);
        rest = token.end();
      }
      return includes;
    }

    private void take(Matcher token) {
      if (token.group("block") != null) {
        Matcher group = GROUP.matcher(token.group("block"));
        isHidden = group.matches() ? group.group(1).strip().equals("Hidden") : isHidden;
      } else if (token.group("text") != null) {
        statement.append(token.group());
      } else if (token.group("line") == null) {
        endStatement(token);
      }
    }

    private void endStatement(Matcher token) {
      if (token.group("include") != null) {
        includes.add(token.group("include"));
      } else if (token.group("end") != null && isDeclaring && !isHidden) {
        declare(statement.toString());
      }
      isDeclaring &= token.group("brace") == null;
      statement.setLength(0);
    }
  }

  private void declare(String statement) {
    Matcher declaration = DECLARATION.matcher(statement);
    if (declaration.matches()) {
      Type type =
          declaration.group("number") != null
              ? Type.NUMBER
              : declaration.group("truth") != null
                  ? Type.TRUTH
                  : declaration.group("text") != null ? Type.TEXT : Type.VECTOR;
      types.putIfAbsent(declaration.group("name"), type);
    }
  }

  private @Nullable Path find(Path includer, String name) {
    List<Path> places = new ArrayList<>(List.of(includer.resolveSibling("")));
    places.addAll(libraryPath);
    for (Path place : places) {
      try {
        Path file = place.resolve(name).normalize();
        if (Files.isRegularFile(file)) {
          return file;
        }
      } catch (InvalidPathException e) {
        return null;
      }
    }
    return null;
  }
}
