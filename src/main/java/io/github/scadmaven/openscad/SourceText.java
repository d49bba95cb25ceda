package io.github.scadmaven.openscad;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The text of an OpenSCAD file without its comments. */
public final class SourceText {

  /** A string, which may hold what looks like a comment, or a comment. */
  private static final Pattern STRING_OR_COMMENT =
      Pattern.compile("\"(?:[^\"\\\\]++|\\\\.)*+\"|//[^\\n]*+|/\\*.*?\\*/", Pattern.DOTALL);

  private static final Pattern STRING =
      Pattern.compile("\"(?:[^\"\\\\]++|\\\\.)*+\"", Pattern.DOTALL);

  private static final Pattern IDENTIFIER = Pattern.compile("\\$?\\w+");

  private SourceText() {}

  /**
   * Reads a file; its lines keep their numbers.
   *
   * @param file an OpenSCAD file
   * @return its text without comments; nothing if it can't be read, which is told elsewhere
   */
  public static String of(Path file) {
    try {
      return withoutComments(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return "";
    }
  }

  /**
   * Reads a file.
   *
   * @param file an OpenSCAD file
   * @return its lines without comments
   */
  public static List<String> linesOf(Path file) {
    return of(file).lines().toList();
  }

  /**
   * Reads a file.
   *
   * @param file an OpenSCAD file
   * @return all names in it: what is in strings or comments is none
   */
  public static Set<String> identifiersOf(Path file) {
    String code = STRING.matcher(of(file)).replaceAll("\"\"");
    return IDENTIFIER
        .matcher(code)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String withoutComments(String text) {
    return STRING_OR_COMMENT
        .matcher(text)
        .replaceAll(
            found ->
                found.group().startsWith("\"")
                    ? Matcher.quoteReplacement(found.group())
                    : found.group().replaceAll("[^\\n]", ""));
  }
}
