package io.github.scadmaven.render;

import io.github.scadmaven.config.Suggestion;
import io.github.scadmaven.openscad.Diagnostic;
import io.github.scadmaven.openscad.Severity;
import io.github.scadmaven.openscad.SourceTokens;
import io.github.scadmaven.openscad.Token;
import io.github.scadmaven.plan.RenderJob;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Explains a stub's complaint that the model's module is unknown in the words of who configured it.
 */
final class MissingModule {

  private static final Pattern UNKNOWN = Pattern.compile("Ignoring unknown module [\"'](.+)[\"']");

  private MissingModule() {}

  /**
   * Replaces the message that the stub calls an unknown module; leaves all others.
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
            && unknown.group(1).equals(job.module());
    if (!isOurs) {
      return message;
    }
    String hint = hint(unknown.group(1), definedModules(job.source(), dependencies));
    return new Diagnostic(
        Severity.ERROR,
        "there is no module %s in %s or the files it includes%s"
            .formatted(unknown.group(1), job.source().getFileName(), hint),
        null,
        0);
  }

  private static String hint(String missing, List<String> defined) {
    if (defined.contains(missing)) {
      return "; a file that defines it is read, but could not be understood, or only used by another";
    }
    return Suggestion.nearest(missing, defined)
        .map(name -> "; did you mean " + name + "?")
        .orElse("");
  }

  private static List<String> definedModules(Path source, List<Path> dependencies) {
    List<Path> files = new ArrayList<>(dependencies);
    files.add(source);
    List<String> modules = new ArrayList<>();
    for (Path file : files) {
      if (file.toString().endsWith(".scad")) {
        addDefined(SourceTokens.codeOf(file), modules);
      }
    }
    return modules;
  }

  private static void addDefined(List<Token> code, List<String> modules) {
    for (int i = 0; i + 2 < code.size(); i++) {
      if (code.get(i).isWord("module") && code.get(i + 2).isSign('(')) {
        modules.add(code.get(i + 1).text());
      }
    }
  }
}
