package io.github.scadmaven.render;

import io.github.scadmaven.config.Suggestion;
import io.github.scadmaven.openscad.Diagnostic;
import io.github.scadmaven.openscad.Severity;
import io.github.scadmaven.openscad.SourceText;
import io.github.scadmaven.plan.RenderJob;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Explains a stub's complaint that the model's module has no such parameter in the words of who
 * configured it. OpenSCAD only warns, and calls the module without it.
 */
final class UnknownArgument {

  private static final Pattern UNKNOWN =
      Pattern.compile("variable [\"']?(\\$?\\w+)[\"']? not specified as parameter");

  private static final Pattern PARAMETER = Pattern.compile("(?:^|,)\\s*(\\$?\\w+)\\s*(?=[=,]|$)");

  private UnknownArgument() {}

  /**
   * Replaces the message that the stub gives an argument that the module does not have; leaves all
   * others.
   *
   * @param message a message of OpenSCAD
   * @param job the render
   * @param dependencies the files it read
   */
  static Diagnostic explain(Diagnostic message, RenderJob job, List<Path> dependencies) {
    Matcher unknown = UNKNOWN.matcher(message.text());
    boolean isOurs =
        job.stub() != null
            && job.stub().file().equals(message.file())
            && unknown.find()
            && job.arguments().contains(unknown.group(1));
    if (!isOurs) {
      return message;
    }
    List<String> parameters = parameters(job, dependencies);
    return new Diagnostic(
        Severity.ERROR,
        "the module %s has no parameter %s%s"
            .formatted(
                job.module(),
                unknown.group(1),
                parameters.isEmpty()
                    ? ""
                    : "; " + Suggestion.forWord(unknown.group(1), parameters)),
        null,
        0);
  }

  private static List<String> parameters(RenderJob job, List<Path> dependencies) {
    Pattern definition =
        Pattern.compile("\\bmodule\\s+" + Pattern.quote(job.module() + "") + "\\s*\\(([^)]*)");
    List<Path> files = new ArrayList<>(List.of(job.source()));
    dependencies.stream().filter(ReadFile::mayBeCode).forEach(files::add);
    for (Path file : files) {
      Matcher found = definition.matcher(SourceText.of(file));
      if (found.find()) {
        return PARAMETER
            .matcher(found.group(1))
            .results()
            .map(parameter -> parameter.group(1))
            .toList();
      }
    }
    return List.of();
  }
}
