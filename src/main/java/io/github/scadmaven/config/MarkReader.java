package io.github.scadmaven.config;

import io.github.scadmaven.file.IoProblem;
import io.github.scadmaven.openscad.Format;
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

  private static final Pattern TOKEN =
      Pattern.compile(
          "/\\*.*?\\*/|(?<line>//[^\\n\\r]*+)|\"(?:[^\"\\\\]++|\\\\.)*+\""
              + "|(?<module>\\bmodule\\s+(?<name>\\w+)\\s*(?=\\())"
              + "|(?<open>\\()|(?<close>\\))|(?<brace>\\{)|(?<other>[^\\s])",
          Pattern.DOTALL);

  /** The script wants four slashes at some of them. */
  private static final Pattern MARKS = Pattern.compile("//+render\\..*");

  private static final Pattern MARK =
      Pattern.compile("//+render\\.(?<key>[\\w.]+)\\s*(?:\\[(?<value>[^\\]]*)])?\\s*");

  private static final String MODEL = "model.";
  private static final String QUALITY = "quality";
  private static final String THREADS = "number_of_threads";

  private final String source;
  private final String text;
  private final Map<String, Found> models = new LinkedHashMap<>();
  private @Nullable Integer quality;
  private @Nullable Threads threads;

  /** The module whose parameters have just ended, up to what follows its brace. */
  private @Nullable String marked;

  private @Nullable String beginning;
  private int parentheses;

  /** A module with its marks. */
  private record Found(Position position, List<Format> formats) {}

  private MarkReader(String source, String text) {
    this.source = source;
    this.text = text;
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
    Matcher token = TOKEN.matcher(text);
    while (token.find()) {
      if (token.group("line") != null) {
        if (MARKS.matcher(token.group()).matches()) {
          readMarks(token.group(), token.start());
        }
      } else if (token.group("module") != null) {
        beginning = token.group("name");
        parentheses = 0;
        marked = null;
      } else if (token.group("open") != null) {
        parentheses++;
      } else if (token.group("close") != null) {
        if (--parentheses == 0 && beginning != null) {
          marked = beginning;
          beginning = null;
        }
      } else if (token.group("other") != null && beginning == null) {
        marked = null;
      }
    }
    return models.isEmpty() ? null : new Marks(threads, quality, listed());
  }

  private void readMarks(String comment, int start) throws ConfigException {
    Position position = position(start);
    Matcher mark = MARK.matcher(comment);
    int end = 0;
    while (mark.find(end) && mark.start() == end) {
      end = mark.end();
      readMark(mark.group("key"), mark.group("value"), position);
      if (end == comment.length()) {
        return;
      }
    }
    throw new ConfigException(
        position,
        "%s is no mark such as //render.model.stl or //render.quality [85]"
            .formatted(Quote.of(comment.substring(end))));
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

  private Position position(int offset) {
    String before = text.substring(0, offset);
    int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    return new Position(source, line, offset - before.lastIndexOf('\n'));
  }
}
