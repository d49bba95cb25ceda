package io.github.scadmaven.config;

import io.github.scadmaven.file.IoProblem;
import io.github.scadmaven.openscad.Format;
import io.github.scadmaven.openscad.SourceTokens;
import io.github.scadmaven.openscad.Token;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the models that a gateway marks itself, where no configuration lists any: {@code module
 * bracket() //render.model.stl}, before or after the brace. {@code //render.quality [85]} and
 * {@code //render.number_of_threads [8]}, anywhere in the file, are the general settings. The form
 * is that of the Python script python-threaded-openscad.
 */
final class MarkReader {

  /** The script wants four slashes at some of them. */
  private static final Pattern BEGIN = Pattern.compile("//+render\\.");

  /** As one is easily mistyped: with blanks, and nothing else. */
  private static final Pattern NEARLY_A_MARK =
      Pattern.compile(
          "//+\\s*render\\.(?:model\\.\\w+|quality\\s*\\[[^\\]]*]|number_of_threads\\s*\\[[^\\]]*])\\s*;?\\s*");

  private static final Pattern MARK =
      Pattern.compile("//+render\\.(?<key>[\\w.]+)\\s*+(?:\\[(?<value>[^\\]]*)])?\\s*+");

  private static final String MODEL = "model.";
  private static final String QUALITY = "quality";
  private static final String THREADS = "number_of_threads";

  private final String source;
  private final List<Token> tokens;
  private final Map<String, Found> models = new LinkedHashMap<>();
  private @Nullable Integer quality;
  private @Nullable Threads threads;

  /** The module whose parameters have just ended, up to what follows its brace. */
  private @Nullable String marked;

  /** The module whose parameters are being read. */
  private @Nullable String beginning;

  private boolean isNested;
  private int parentheses;
  private int braces;

  /** A module with its marks. */
  private record Found(Position position, List<Format> formats) {}

  private MarkReader(String source, String text) {
    this.source = source;
    this.tokens = SourceTokens.of(text);
  }

  /**
   * Reads the marks of a gateway.
   *
   * @param gateway the file
   * @param source its name, for messages
   * @return what it says; {@code null} if it marks no model
   * @throws ConfigException if it can't be read, or a mark is none that is known
   */
  static @Nullable Marks read(Path gateway, String source) throws ConfigException {
    try {
      String text = new String(Files.readAllBytes(gateway), StandardCharsets.UTF_8);
      return new MarkReader(source, text).read();
    } catch (IOException e) {
      throw new ConfigException(Position.of(source), "the file can't be read: " + IoProblem.of(e));
    }
  }

  private @Nullable Marks read() throws ConfigException {
    List<Token> code = tokens.stream().filter(token -> !token.isComment()).toList();
    int place = 0;
    for (Token token : tokens) {
      if (token.kind() == Token.Kind.LINE_COMMENT) {
        readComment(token);
      } else if (!token.isComment()) {
        readCode(code, place++);
      }
    }
    return models.isEmpty() ? null : new Marks(threads, quality, listed());
  }

  private void readCode(List<Token> code, int place) {
    Token token = code.get(place);
    if (beginning != null) {
      parentheses += token.isSign('(') ? 1 : token.isSign(')') ? -1 : 0;
      if (token.isSign(')') && parentheses == 0) {
        marked = beginning;
        beginning = null;
      }
    } else if (isModule(code, place)) {
      beginning = code.get(place + 1).text();
      parentheses = 0;
      marked = null;
      isNested = braces > 0;
    } else if (token.isSign('{')) {
      braces++;
    } else {
      marked = null;
      braces -= token.isSign('}') ? 1 : 0;
    }
  }

  private static boolean isModule(List<Token> code, int place) {
    return place + 2 < code.size()
        && code.get(place).isWord("module")
        && code.get(place + 1).kind() == Token.Kind.WORD
        && code.get(place + 2).isSign('(');
  }

  private void readComment(Token comment) throws ConfigException {
    Position position = new Position(source, comment.line(), comment.column());
    String text = comment.text().stripTrailing();
    if (BEGIN.matcher(text).lookingAt()) {
      readMarks(text, position);
    } else if (NEARLY_A_MARK.matcher(text).matches()
        && (marked != null || !text.contains("render." + MODEL))) {
      throw new ConfigException(
          position,
          "%s is no mark, since they are written without a blank, as %s; if it shall be none, write other words before it"
              .formatted(Quote.of(text), "//" + text.replaceFirst("/+\\s*", "")));
    }
  }

  /** Another comment may follow the marks. */
  private void readMarks(String comment, Position position) throws ConfigException {
    Matcher mark = MARK.matcher(comment);
    Matcher begin = BEGIN.matcher(comment);
    int end = 0;
    while (mark.region(end, comment.length()).lookingAt()) {
      end = mark.end();
      readMark(mark.group("key"), mark.group("value"), position);
      boolean isMark = begin.region(end, comment.length()).lookingAt();
      if (end == comment.length() || (comment.startsWith("//", end) && !isMark)) {
        return;
      }
    }
    String rest = comment.substring(end);
    if (rest.startsWith(";")) {
      throw new ConfigException(
          position, "%s ends with a semicolon, which marks do not".formatted(Quote.of(comment)));
    }
    throw new ConfigException(
        position,
        "%s is no mark such as //render.model.stl or //render.quality [85]"
            .formatted(Quote.of(rest)));
  }

  private void readMark(String key, @Nullable String value, Position position)
      throws ConfigException {
    if (key.startsWith(MODEL) && value == null) {
      add(key.substring(MODEL.length()), position);
    } else if (key.equals(QUALITY) && value != null && value.strip().matches("\\d{1,9}")) {
      quality = Integer.valueOf(value.strip());
    } else if (key.equals(THREADS) && value != null) {
      threads =
          Threads.parse(value.strip())
              .orElseThrow(
                  () ->
                      new ConfigException(
                          position, "%s is no number of threads".formatted(Quote.of(value))));
    } else {
      throw new ConfigException(
          position,
          "//render.%s is no mark; known are //render.model.SUFFIX behind a module, //render.quality [85] and //render.number_of_threads [8]"
              .formatted(key));
    }
  }

  private void add(String suffix, Position position) throws ConfigException {
    if (marked == null) {
      throw new ConfigException(
          position,
          "//render.model.%s does not stand behind module NAME(), before or right after its brace"
              .formatted(suffix));
    }
    if (isNested) {
      throw new ConfigException(
          position,
          "the module %s can't be rendered, since it is inside of another one, which alone can call it; take it out"
              .formatted(marked));
    }
    Format format =
        Format.of(suffix)
            .orElseThrow(
                () ->
                    new ConfigException(
                        position,
                        "OpenSCAD exports no %s; %s"
                            .formatted(
                                Quote.of(suffix), Suggestion.forWord(suffix, Format.suffixes()))));
    List<Format> formats =
        models.computeIfAbsent(marked, module -> new Found(position, new ArrayList<>())).formats();
    if (!formats.contains(format)) {
      formats.add(format);
    }
  }

  private List<ListedModel> listed() {
    List<ListedModel> listed = new ArrayList<>();
    models.forEach(
        (module, found) ->
            listed.add(
                new ListedModel(
                    new ModelConfig(
                        found.position(),
                        new ModelConfig.Source.Module(module),
                        module,
                        Map.of(),
                        Map.of(),
                        found.formats(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        Exports.NONE),
                    null,
                    found.position(),
                    null,
                    Sweep.NONE)));
    return listed;
  }
}
