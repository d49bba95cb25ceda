package io.github.scadmaven.render;

import io.github.scadmaven.openscad.SourceFacts;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Tells what a file that OpenSCAD read is. */
final class ReadFile {

  private static final Pattern DATA =
      Pattern.compile("(?i)\\.(?:stl|off|obj|amf|3mf|dxf|svg|png|dat|json|nef3|ttf|otf)$");

  private ReadFile() {}

  /**
   * Returns those of the files that a render read that may be OpenSCAD's language: all but data,
   * whatever their names end with, and of what is named like data all that others include or use.
   *
   * @param source the file with the model's code
   * @param dependencies what the render read
   */
  static Set<Path> code(Path source, List<Path> dependencies) {
    return code(source, dependencies, SourceFacts::of);
  }

  /**
   * Returns what {@link #code(Path, List)} does.
   *
   * @param factsOf says what a file refers to
   */
  static Set<Path> code(Path source, List<Path> dependencies, Function<Path, SourceFacts> factsOf) {
    Set<Path> code = new LinkedHashSet<>();
    List<Path> data = new ArrayList<>();
    dependencies.forEach(file -> (mayBeCode(file) ? code : data).add(file));
    Deque<Path> rest = new ArrayDeque<>(code);
    rest.add(source);
    while (!rest.isEmpty() && !data.isEmpty()) {
      SourceFacts facts = factsOf.apply(rest.remove());
      List<Path> named = data.stream().filter(file -> isNamed(file, facts)).toList();
      data.removeAll(named);
      code.addAll(named);
      rest.addAll(named);
    }
    return code;
  }

  /**
   * Returns whether a file includes or uses one, as far as names tell: that of the same name in
   * another folder may be meant.
   */
  private static boolean isNamed(Path file, SourceFacts facts) {
    String path = "/" + file.getFileName();
    return facts.scadFiles().stream().anyMatch(name -> ("/" + name).endsWith(path));
  }

  /**
   * Returns whether a file may be OpenSCAD's language by its name alone: all but data, which can be
   * included as well.
   */
  private static boolean mayBeCode(Path file) {
    return !DATA.matcher(file.toString()).find();
  }
}
