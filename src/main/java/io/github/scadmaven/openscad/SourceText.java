package io.github.scadmaven.openscad;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The text of an OpenSCAD file without its comments. */
public final class SourceText {

  private SourceText() {}

  /**
   * Reads a file.
   *
   * @param file an OpenSCAD file
   * @return its lines without comments, as many as it has; none if it can't be read, which is told
   *     elsewhere
   */
  public static List<String> linesOf(Path file) {
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return withoutComments(text).lines().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /**
   * Reads a file.
   *
   * @param file an OpenSCAD file
   * @return all names in it: what is in strings or comments is none, and numbers are none
   */
  public static Set<String> identifiersOf(Path file) {
    return SourceTokens.codeOf(file).stream()
        .filter(token -> token.kind() == Token.Kind.WORD)
        .map(Token::text)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String withoutComments(String text) {
    StringBuilder code = new StringBuilder();
    int from = 0;
    for (Token token : SourceTokens.of(text)) {
      if (token.isComment()) {
        code.append(text.substring(from, token.start())).append(' ');
        token.text().chars().filter(c -> c == '\n').forEach(c -> code.append('\n'));
        from = token.start() + token.text().length();
      }
    }
    return code.append(text.substring(from)).toString();
  }
}
