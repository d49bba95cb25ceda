package io.github.scadmaven.render;

import io.github.scadmaven.openscad.Diagnostic;
import io.github.scadmaven.openscad.UserLibraries;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Explains that a file is missing only because models don't see it: the embedded OpenSCAD shows
 * them nothing but the project, while an installed one shows them the whole machine and looks for
 * libraries in the user's own folder and in the environment's {@code OPENSCADPATH}.
 */
final class OutOfSight {

  private static final Pattern MISSING_SCAD =
      Pattern.compile("^Can't (?:open|find) (?:include file|library) [\"'](.+)[\"']");

  private static final Pattern MISSING_DATA =
      Pattern.compile(
          "^(?:Can't open|The file|OFF File|Can't read PNG)[^/\\\\]*?[\"']((?:/|\\\\\\\\|[A-Za-z]:).+?)[\"'](?!\\w)");

  /** What YAML takes for nothing but itself. */
  private static final Pattern PLAIN = Pattern.compile("[\\w./\\\\-][\\w./\\\\:~-]*");

  private final List<Path> libraries;
  private final Predicate<Path> sees;

  /**
   * Creates an explanation for one OpenSCAD.
   *
   * @param libraries where an installed OpenSCAD looks for libraries by itself
   * @param sees whether models see a file
   */
  OutOfSight(List<Path> libraries, Predicate<Path> sees) {
    this.libraries = List.copyOf(libraries);
    this.sees = sees;
  }

  /**
   * Creates one for this machine and user.
   *
   * @param sees whether models see a file
   */
  static OutOfSight here(Predicate<Path> sees) {
    return new OutOfSight(
        UserLibraries.folders(
            System.getProperty("os.name"),
            Path.of(System.getProperty("user.home")),
            System.getenv("OPENSCADPATH")),
        sees);
  }

  /** Adds to the message about a missing file how to bring it in, if it is there. */
  Diagnostic explain(Diagnostic message) {
    return folder(message)
        .map(
            folder ->
                new Diagnostic(
                    message.severity(),
                    message.text() + hint(folder),
                    message.file(),
                    message.line()))
        .orElse(message);
  }

  private Optional<Path> folder(Diagnostic message) {
    Matcher data = MISSING_DATA.matcher(message.text());
    if (data.find()) {
      return path(data.group(1)).filter(this::isUnseen).map(OutOfSight::parent);
    }
    Matcher scad = MISSING_SCAD.matcher(message.text());
    return scad.find()
        ? path(scad.group(1)).flatMap(name -> folderOf(name, message.file()))
        : Optional.empty();
  }

  private Optional<Path> folderOf(Path name, @Nullable Path source) {
    Path beside = source == null ? name : source.resolveSibling(name);
    if (isUnseen(beside)) {
      return Optional.of(parent(beside));
    }
    return libraries.stream().filter(folder -> isUnseen(folder.resolve(name))).findFirst();
  }

  private boolean isUnseen(Path file) {
    return file.isAbsolute() && Files.isRegularFile(file) && !sees.test(file);
  }

  private static Path parent(Path file) {
    Path normal = file.normalize();
    Path parent = normal.getParent();
    return parent == null ? normal : parent;
  }

  private static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static String hint(Path folder) {
    return "; it lies in %s, where the embedded OpenSCAD does not look; add library_path: %s to the YAML or <libraryPath><folder>%s</folder></libraryPath> to the POM"
        .formatted(folder, yaml(folder.toString()), xml(folder.toString()));
  }

  private static String yaml(String text) {
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "''") + "'";
  }

  private static String xml(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
