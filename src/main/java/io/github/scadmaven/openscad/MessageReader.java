package io.github.scadmaven.openscad;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what OpenSCAD printed and makes {@link Diagnostic}s of it.
 *
 * <p>The forms were held against the expected output of OpenSCAD's own test suite for 2019.05,
 * 2021.01 and 2025. A message begins with its severity; a line without one that OpenSCAD doesn't
 * print by itself continues the message before it. A model can make a line that looks like an error
 * with {@code echo("\\nERROR: ...")}; it is taken for one, since the other mistake would be worse.
 */
public final class MessageReader {

  /**
   * More messages of a run than this are counted but not kept, unless they are errors or warnings
   * that none before them said.
   */
  static final int MOST_KEPT = 1_000;

  /** More different errors and warnings than this are an error by themselves. */
  static final int MOST_COMPLAINTS = 5_000;

  /**
   * A line or message longer than this many characters is cut, so that a model can't fill the
   * memory with one echo().
   */
  static final int LONGEST_LINE = 10_000;

  private static final Pattern SEVERITY =
      Pattern.compile(
          "^\\s*(ERROR|WARNING|TRACE|ECHO|DEPRECATED|(?:FONT|EXPORT|UI)-WARNING|(?:EXPORT|PARSER|UI)-ERROR"
              + "|Error|Warning|Font-Warning): ?(.*)$"); // the last three: 2019.05

  private static final Pattern LOCATION =
      Pattern.compile(
          "^(.*?)[,.]? ?\\bin file \"?((?:(?!\\bin file )[^\n])*?)\"?, line (\\d+)"
              + "(?:: (.*?)|[.,!]?\\s*|[.,!]?(\n.*))$",
          Pattern.DOTALL);

  private final Function<String, Path> files;

  private final List<Diagnostic> messages = new ArrayList<>();
  private final Set<Diagnostic> complaints = new HashSet<>();
  private final List<String> chatter = new ArrayList<>();
  private @Nullable Severity openSeverity;
  private final StringBuilder openText = new StringBuilder();
  private int notKept;
  private boolean tooMany;

  /**
   * Creates a reader.
   *
   * @param files finds the file that a message names
   */
  public MessageReader(Function<String, Path> files) {
    this.files = files;
  }

  /**
   * Reads a whole log; may be called for several.
   *
   * @param log UTF-8; other bytes are replaced; may be missing
   */
  public void read(Path log) throws IOException {
    if (!Files.exists(log)) {
      return;
    }
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    try (Reader reader = new InputStreamReader(Files.newInputStream(log), decoder)) {
      BoundedLines lines = new BoundedLines(reader, LONGEST_LINE);
      for (String line = lines.next(); line != null; line = lines.next()) {
        accept(printable(line));
      }
    }
    finishMessage();
  }

  /**
   * Returns the messages in the order they were printed: the first ones, and every different error
   * and warning, so that none that says that something failed is lost.
   */
  public List<Diagnostic> messages() {
    return List.copyOf(messages);
  }

  /** Returns how many more messages there were. */
  public int notKept() {
    return notKept;
  }

  /** Returns the first lines that are no messages, such as OpenSCAD's statistics. */
  public List<String> chatter() {
    return List.copyOf(chatter);
  }

  private void accept(String line) {
    if (KnownMessages.isStatistics(line)) {
      finishMessage();
      addChatter(line);
      return;
    }
    Matcher prefixed = SEVERITY.matcher(line);
    if (prefixed.matches()) {
      finishMessage();
      openSeverity = Severity.ofPrefix(prefixed.group(1));
      openText.append(prefixed.group(2));
    } else if (KnownMessages.isUnprefixedFailure(line)) {
      finishMessage();
      openSeverity = Severity.ERROR;
      openText.append(line);
      finishMessage();
    } else if (openSeverity != null && !KnownMessages.isChatter(line)) {
      if (openText.length() + line.length() < LONGEST_LINE) {
        openText.append('\n').append(line);
      }
    } else {
      finishMessage();
      addChatter(line);
    }
  }

  private void addChatter(String line) {
    if (!line.isBlank() && chatter.size() < MOST_KEPT) {
      chatter.add(line);
    }
  }

  private void finishMessage() {
    if (openSeverity == null) {
      return;
    }
    keep(diagnostic(openSeverity, openText.toString().strip()));
    openSeverity = null;
    openText.setLength(0);
  }

  private void keep(Diagnostic message) {
    boolean first = messages.size() < MOST_KEPT;
    boolean complaint =
        message.severity() == Severity.ERROR || message.severity() == Severity.WARNING;
    if (complaint && complaints.size() == MOST_COMPLAINTS && !complaints.contains(message)) {
      tooManyComplaints();
    } else if ((complaint && complaints.add(message)) || first) {
      messages.add(message);
    } else {
      notKept++;
    }
  }

  /** What is not kept can't be judged, and might be what a model should fail for. */
  private void tooManyComplaints() {
    if (!tooMany) {
      messages.add(
          Diagnostic.error(
              "OpenSCAD printed more than %d different errors and warnings; the rest is only in the log"
                  .formatted(MOST_COMPLAINTS)));
    }
    tooMany = true;
    notKept++;
  }

  private Diagnostic diagnostic(Severity severity, String text) {
    if (severity == Severity.ECHO) {
      return new Diagnostic(
          severity, text, null, 0); // the model's own words, whatever they look like
    }
    Matcher location = LOCATION.matcher(text);
    if (!location.matches()) {
      return new Diagnostic(severity, text, null, 0);
    }
    String before = location.group(1).strip();
    String after = location.group(4) == null ? "" : ": " + location.group(4);
    String further = location.group(5) == null ? "" : location.group(5);
    return new Diagnostic(
        severity,
        before + after + further,
        files.apply(location.group(2)),
        lineNumber(location.group(3)));
  }

  private static int lineNumber(String digits) {
    return digits.length() > 9 ? 0 : Integer.parseInt(digits);
  }

  /**
   * Models can print anything, escape sequences for the terminal included; reports must stay
   * readable.
   */
  private static String printable(String line) {
    if (isPrintableAscii(line)) {
      return line;
    }
    StringBuilder clean = new StringBuilder(line.length());
    line.codePoints()
        .map(c -> c == '\t' || isPrintable(c) ? c : '\uFFFD')
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static boolean isPrintableAscii(String line) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c < ' ' || c > '~') {
        return false;
      }
    }
    return true;
  }

  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      // Patterns and editors take the separators for the end of a line, which here is only \n.
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> c != 0xFFFE && c != 0xFFFF; // XML can't hold these
    };
  }
}
