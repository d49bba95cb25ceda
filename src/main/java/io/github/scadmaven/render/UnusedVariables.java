package io.github.scadmaven.render;

import io.github.scadmaven.config.Suggestion;
import io.github.scadmaven.openscad.Diagnostic;
import io.github.scadmaven.openscad.SourceText;
import io.github.scadmaven.plan.RenderJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds variables that are set for a model and that nothing in it uses, of which OpenSCAD says
 * nothing. A variable counts as used if its name stands in the code of any file that the render
 * read.
 */
final class UnusedVariables {

  /** OpenSCAD itself looks at these: the fragments of circles, the time, and the camera. */
  private static final Set<String> OF_OPENSCAD =
      Set.of("$fn", "$fa", "$fs", "$t", "$vpr", "$vpt", "$vpd", "$vpf", "$preview", "$fe");

  private final Map<Path, Set<String>> identifiers = new ConcurrentHashMap<>();

  /**
   * Looks through the files that a render read.
   *
   * @param job the render
   * @param dependencies the files it read, all of them
   * @return an error for each variable that is not used
   */
  List<Diagnostic> of(RenderJob job, List<Path> dependencies) {
    Set<String> variables = new TreeSet<>(job.variables());
    variables.removeAll(OF_OPENSCAD);
    if (variables.isEmpty()) {
      return List.of();
    }
    List<Set<String>> sources = sources(job, dependencies);
    List<Diagnostic> errors = new ArrayList<>();
    for (String variable : variables) {
      if (sources.stream().noneMatch(names -> names.contains(variable))) {
        errors.add(error(variable, job, sources));
      }
    }
    return errors;
  }

  private static Diagnostic error(String variable, RenderJob job, List<Set<String>> sources) {
    Set<String> names = new TreeSet<>();
    sources.forEach(names::addAll);
    String hint =
        Suggestion.nearest(variable, names).map(name -> "; did you mean " + name + "?").orElse("");
    return Diagnostic.error(
        "the variable %s is set, but neither %s nor a file that it reads uses it%s"
            .formatted(variable, job.source().getFileName(), hint));
  }

  private List<Set<String>> sources(RenderJob job, List<Path> dependencies) {
    List<Set<String>> sources = new ArrayList<>();
    sources.add(identifiersOf(job.source()));
    for (Path file : ReadFile.code(job.source(), dependencies)) {
      if (!isStub(file, job)) {
        sources.add(identifiersOf(file));
      }
    }
    return sources;
  }

  private static boolean isStub(Path file, RenderJob job) {
    try {
      return job.stub() != null && Files.isSameFile(file, job.stub().file());
    } catch (IOException e) {
      return false; // an import that OpenSCAD missed
    }
  }

  private Set<String> identifiersOf(Path file) {
    return identifiers.computeIfAbsent(file, SourceText::identifiersOf);
  }
}
