package io.github.scadmaven.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a worker wrote to its standard error: nothing, as long as all is well.
 *
 * @param file where it goes
 */
record WorkerLog(Path file) {

  private static final int LINES = 4;
  private static final int LONGEST = 300;

  /** V8 and Java draw frames of such signs around what they have to say. */
  private static final Pattern FRAME = Pattern.compile("^[#\\s]+|[#\\s]+$");

  private static final Predicate<String> CHATTER =
      Pattern.compile("^(NOTE: )?Picked up \\w*JAVA_").asPredicate();

  /** Adds a line that came another way. */
  void add(String line) throws IOException {
    Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Returns its beginning as one line in brackets, with a space before it; empty if it is. */
  String quote() {
    String text;
    try {
      text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
    String line =
        text.lines()
            .map(l -> FRAME.matcher(l).replaceAll(""))
            .filter(l -> !l.isEmpty() && !CHATTER.test(l))
            .limit(LINES)
            .collect(Collectors.joining(" / "));
    if (line.isEmpty()) {
      return "";
    }
    return " (" + (line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line) + ")";
  }
}
