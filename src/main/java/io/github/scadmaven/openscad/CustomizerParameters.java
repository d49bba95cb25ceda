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
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parameters that OpenSCAD's customizer finds in a file: assignments of plain values at the top
 * level, in lines before that of the first brace, even of one in a string, and outside of groups
 * named {@code Hidden}. Those of the embedded OpenSCAD's {@code param} export are the same, which
 * the tests hold against these; that export is not asked, since it would need a run of OpenSCAD
 * before it is known whether one is needed, and since it leaves out what a file includes.
 */
public final class CustomizerParameters {

  /** What type a parameter has, by the value that it is declared with. */
  public enum Type {
    NUMBER,
    TRUTH,
    TEXT,
    VECTOR
  }

  private static final Pattern NAME_OF_GROUP = Pattern.compile("\\[([^\\]]*+)]");

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
      scan.declared().forEach(types::putIfAbsent);
      for (String name : scan.includes) {
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
  private static final class Scan {

    final List<String> includes = new ArrayList<>();
    private final List<Token> tokens;
    private final int end;
    private final Map<String, @Nullable Type> declared = new LinkedHashMap<>();
    private final List<Token> statement = new ArrayList<>();
    private final NavigableMap<Integer, String> groups = new TreeMap<>();
    private int depth;

    Scan(String source) {
      tokens = SourceTokens.of(source);
      end =
          tokens.stream()
              .filter(token -> !token.isComment() && token.text().contains("{"))
              .findFirst()
              .map(
                  token ->
                      token.line() + lines(token.text().substring(0, token.text().indexOf('{'))))
              .orElse(Integer.MAX_VALUE);
      tokens.forEach(this::take);
    }

    private static int lines(String text) {
      return (int) text.chars().filter(c -> c == '\n').count();
    }

    /** What the file declares: of several declarations of a name, the last one counts. */
    Map<String, Type> declared() {
      Map<String, Type> types = new LinkedHashMap<>();
      declared.forEach(
          (name, type) -> {
            if (type != null) {
              types.put(name, type);
            }
          });
      return types;
    }

    private void take(Token token) {
      switch (token.kind()) {
        case LINE_COMMENT, USE -> {}
        case BLOCK_COMMENT -> takeGroup(token);
        case INCLUDE -> includes.add(token.file());
        default -> takeCode(token);
      }
    }

    /** A comment of several lines is none, and one without a name ends the group before it. */
    private void takeGroup(Token comment) {
      if (comment.text().indexOf('\n') < 0) {
        StringBuilder name = new StringBuilder();
        NAME_OF_GROUP
            .matcher(comment.text())
            .results()
            .forEach(found -> name.append(name.isEmpty() ? "" : "-").append(found.group(1)));
        groups.put(comment.line(), name.toString().strip());
      }
    }

    private void takeCode(Token token) {
      depth += token.isSign('{') ? 1 : 0;
      if (token.isSign('{') || token.isSign(';') || token.isSign('}')) {
        if (token.isSign(';') && depth == 0) {
          declare();
        }
        statement.clear();
      } else {
        statement.add(token);
      }
      depth -= token.isSign('}') ? 1 : 0;
    }

    private void declare() {
      if (statement.size() > 2
          && statement.get(0).kind() == Token.Kind.WORD
          && statement.get(1).isSign('=')) {
        Token name = statement.get(0);
        boolean isShown = name.line() < end && !isHidden(name.line());
        declared.put(
            name.text(), isShown ? Literal.type(statement.subList(2, statement.size())) : null);
      }
    }

    /** A group begins in the line behind its comment. */
    private boolean isHidden(int line) {
      Map.Entry<Integer, String> group = groups.lowerEntry(line);
      return group != null && group.getValue().equals("Hidden");
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
