package io.github.scadmaven.render;

import io.github.scadmaven.openscad.Diagnostic;
import io.github.scadmaven.openscad.Severity;
import io.github.scadmaven.openscad.SourceText;
import io.github.scadmaven.openscad.SourceTokens;
import io.github.scadmaven.openscad.Token;
import io.github.scadmaven.openscad.Version;
import io.github.scadmaven.plan.RenderJob;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What recent versions of OpenSCAD read otherwise than 2021.01, which the model was perhaps written
 * with: told where it can be seen, once for each file in a run, with the cure.
 *
 * <p>Measured on 2021.01 and 2025.03.25: {@code $fn}, {@code $fa} and {@code $fs} at the top level
 * of a used file hold in it in 2021.01 and are ignored in 2025, without a word; {@code [0:-4]} is
 * taken for {@code [-4:0]} by 2021.01 and is empty in 2025; {@code f(a,,b)} is a syntax error in
 * 2025.
 */
final class VersionNotes {

  private static final Version FIRST = new Version(2025, 1, 1);

  private static final Set<String> SPECIAL = Set.of("$fn", "$fa", "$fs");
  private static final Pattern EMPTY_ARGUMENT = Pattern.compile("[(,]\\s*,");
  private static final Pattern RANGE_WITHOUT_STEP = Pattern.compile("\\[[^\\[\\]:]*:[^\\[\\]:]*]");

  private final Set<Path> told = ConcurrentHashMap.newKeySet();
  private final Map<Path, Source> sources = new ConcurrentHashMap<>();

  /** What matters here of a file: what it uses, as written there, and what it assigns. */
  private record Source(List<String> uses, List<Assignment> assignments) {

    static Source of(Path file) {
      if (!file.toString().endsWith(".scad")) {
        return new Source(List.of(), List.of());
      }
      List<Token> code = SourceTokens.codeOf(file);
      List<String> uses =
          code.stream().filter(token -> token.kind() == Token.Kind.USE).map(Token::file).toList();
      return new Source(uses, topLevelAssignments(code));
    }
  }

  /** A special variable that is assigned at the top level of a file. */
  private record Assignment(String variable, int line) {}

  /**
   * Looks through what a render read and said.
   *
   * @param job the render
   * @param version the version that did it
   * @param said what it said and read
   * @return notes on files that there was none on before
   */
  List<Diagnostic> of(RenderJob job, Version version, RunMessages said) {
    if (version.compareTo(FIRST) < 0) {
      return List.of();
    }
    List<Diagnostic> notes = new ArrayList<>();
    said.messages().forEach(message -> add(ofMessage(message), notes));
    usedFiles(said.dependencies()).forEach(file -> add(ofUsedFile(file, job), notes));
    return notes;
  }

  private void add(@Nullable Diagnostic note, List<Diagnostic> notes) {
    if (note != null && note.file() != null && told.add(note.file())) {
      notes.add(note);
    }
  }

  private static @Nullable Diagnostic ofMessage(Diagnostic message) {
    if (message.file() == null || message.line() == 0) {
      return null;
    }
    if (message.severity() == Severity.ERROR
        && message.text().contains("syntax error")
        && EMPTY_ARGUMENT.matcher(line(message)).find()) {
      return note(
          message.file(),
          message.line(),
          "an argument that is left out, as in f(a,,b), is an error since OpenSCAD 2025; write undef in its place");
    }
    if (message.text().startsWith("begin is greater than the end")
        && RANGE_WITHOUT_STEP.matcher(line(message)).find()) {
      return note(
          message.file(),
          message.line(),
          "a range such as [0:-4] is taken for [-4:0] by OpenSCAD 2021.01 and is empty since 2025; write [-4:0]");
    }
    return null;
  }

  private static String line(Diagnostic message) {
    if (message.file() == null) {
      return "";
    }
    List<String> lines = SourceText.linesOf(message.file());
    return message.line() <= lines.size() ? lines.get(message.line() - 1) : "";
  }

  private @Nullable Diagnostic ofUsedFile(Path file, RenderJob job) {
    List<Assignment> found =
        source(file).assignments().stream()
            .filter(assignment -> !isGivenByStub(assignment.variable(), job))
            .toList();
    if (found.isEmpty()) {
      return null;
    }
    Assignment first = found.get(0);
    return note(
        file,
        first.line(),
        "%s at the top level of a file that is used holds in it in OpenSCAD 2021.01 and is ignored since 2025; give it to the modules that need it, or set quality for the model"
            .formatted(first.variable()));
  }

  /** What is passed with -D holds everywhere. */
  private static boolean isGivenByStub(String variable, RenderJob job) {
    return job.stub() != null && job.stub().variables().containsKey(variable);
  }

  private Source source(Path file) {
    return sources.computeIfAbsent(file, Source::of);
  }

  /** A file may be used by the way to it, or by the end of it if it is on the library path. */
  private Set<Path> usedFiles(List<Path> dependencies) {
    Set<String> names = new LinkedHashSet<>();
    for (Path user : dependencies) {
      source(user).uses().stream()
          .map(name -> name.replaceFirst("^(?:\\.{1,2}/)+", ""))
          .forEach(names::add);
    }
    Set<Path> used = new LinkedHashSet<>();
    for (Path file : dependencies) {
      String path = file.toString().replace('\\', '/');
      if (names.stream().anyMatch(name -> path.equals(name) || path.endsWith("/" + name))) {
        used.add(file);
      }
    }
    return used;
  }

  private static List<Assignment> topLevelAssignments(List<Token> code) {
    List<Assignment> found = new ArrayList<>();
    int depth = 0;
    for (int i = 0; i < code.size(); i++) {
      Token token = code.get(i);
      if (token.isSign('(') || token.isSign('{') || token.isSign('[')) {
        depth++;
      } else if (token.isSign(')') || token.isSign('}') || token.isSign(']')) {
        depth--;
      } else if (depth == 0 && SPECIAL.contains(token.text()) && isAssigned(code, i)) {
        found.add(new Assignment(token.text(), token.line()));
      }
    }
    return found;
  }

  private static boolean isAssigned(List<Token> code, int place) {
    return place + 2 < code.size()
        && code.get(place + 1).isSign('=')
        && !code.get(place + 2).isSign('=');
  }

  private static Diagnostic note(Path file, int line, String sentence) {
    return new Diagnostic(Severity.NOTE, sentence, file, line);
  }
}
