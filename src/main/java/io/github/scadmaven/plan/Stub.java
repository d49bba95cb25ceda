package io.github.scadmaven.plan;

import io.github.scadmaven.openscad.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The small file that makes OpenSCAD render one model.
 *
 * <p>Its variables stand before the include and are passed with {@code -D} as well: before, or
 * expressions at the top level of the included file would not see them; with {@code -D}, or an
 * assignment there would win.
 *
 * @param file where it is kept
 * @param comment its first line
 * @param variables values by variable, in the order written
 * @param include the file with the model's code, absolute
 * @param call the statement after it; {@code null} for none
 */
public record Stub(
    Path file, String comment, Map<String, Value> variables, Path include, @Nullable String call) {

  private static final Pattern LINE_BREAKS =
      Pattern.compile("[\\x00-\\x1F\\x7F-\\x9F\\u2028\\u2029]");

  public Stub {
    variables = new LinkedHashMap<>(variables);
  }

  /** Returns the variables as the command line is given them. */
  public Map<String, String> definitions() {
    Map<String, String> definitions = new LinkedHashMap<>();
    variables.forEach((name, value) -> definitions.put(name, value.argument()));
    return definitions;
  }

  /** Returns the folder it is kept in, absolute. */
  public Path folder() {
    return Objects.requireNonNull(file.toAbsolutePath().getParent());
  }

  /**
   * Returns its text.
   *
   * @param folder the folder it is read in, absolute
   * @param includePath the way to {@link #include} that is written relative to that folder,
   *     absolute
   */
  public String text(Path folder, Path includePath) {
    List<String> lines = new ArrayList<>();
    // A line break in a file's name must not end the comment: what follows it would be code.
    lines.add("// scad-maven-plugin: " + LINE_BREAKS.matcher(comment).replaceAll(" "));
    variables.forEach((name, value) -> lines.add(name + " = " + value.literal() + ";"));
    lines.add("include <" + written(folder, includePath) + ">");
    if (call != null) {
      lines.add(call + ";");
    }
    return String.join("\n", lines) + "\n";
  }

  /** Returns whether OpenSCAD's {@code include} can take the way to {@link #include}. */
  boolean isIncludable() {
    return written(folder(), include)
        .chars()
        .noneMatch(c -> c == '>' || c == '\t' || c == '\n' || c == '\r');
  }

  /**
   * Relative, so that the text is the same on all machines; across Windows drives there is only the
   * absolute path.
   */
  private static String written(Path folder, Path file) {
    boolean sameRoot = folder.getRoot() != null && folder.getRoot().equals(file.getRoot());
    Path path = sameRoot ? folder.relativize(file) : file;
    // A backslash parts folders on Windows only; elsewhere it is a letter like others.
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }
}
