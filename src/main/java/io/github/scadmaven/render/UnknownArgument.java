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
 * Explains a stub's complaint that the model's module has no such parameter in the words of who
 * configured it. OpenSCAD only warns, and calls the module without it.
 */
final class UnknownArgument {

  private static final Pattern UNKNOWN =
      Pattern.compile("variable [\"']?(\\$?\\w+)[\"']? not specified as parameter");

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
    List<Path> files = new ArrayList<>(List.of(job.source()));
    files.addAll(ReadFile.code(job.source(), dependencies));
    for (Path file : files) {
      List<Token> code = SourceTokens.codeOf(file);
      for (int i = 0; i + 2 < code.size(); i++) {
        if (code.get(i).isWord("module")
            && code.get(i + 1).text().equals(job.module())
            && code.get(i + 2).isSign('(')) {
          return parameters(code.subList(i + 2, code.size()));
        }
      }
    }
    return List.of();
  }

  /** The names that stand at the beginning of what commas part, up to the end of the brackets. */
  private static List<String> parameters(List<Token> code) {
    List<String> names = new ArrayList<>();
    int depth = 0;
    boolean isFirst = false;
    for (Token token : code) {
      if (isFirst && token.kind() == Token.Kind.WORD) {
        names.add(token.text());
      }
      isFirst = depth == 1 && token.isSign(',');
      if (token.isSign('(') || token.isSign('[')) {
        isFirst = depth == 0;
        depth++;
      } else if ((token.isSign(')') || token.isSign(']')) && --depth == 0) {
        break;
      }
    }
    return names;
  }
}
