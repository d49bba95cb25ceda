package io.github.scadmaven.plan;

import io.github.scadmaven.config.ConfigException;
import io.github.scadmaven.config.Position;
import io.github.scadmaven.config.Suggestion;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The choice of models to render now. */
final class Only {

  private Only() {}

  /**
   * Keeps the chosen jobs.
   *
   * @param jobs all jobs
   * @param patterns names or globs, of models ({@code wheel*}) or of outputs ({@code *.dxf}); empty
   *     for all jobs
   * @throws ConfigException if one of the patterns matches nothing
   */
  static List<RenderJob> filter(List<RenderJob> jobs, List<String> patterns)
      throws ConfigException {
    if (patterns.isEmpty()) {
      return jobs;
    }
    Set<RenderJob> chosen = new LinkedHashSet<>();
    for (String pattern : patterns) {
      Pattern glob = glob(pattern.strip());
      List<RenderJob> matching = jobs.stream().filter(job -> matches(glob, job)).toList();
      if (matching.isEmpty()) {
        throw new ConfigException(
            Position.of("only"),
            "\"%s\" matches no model; %s".formatted(pattern, suggestion(pattern, jobs)));
      }
      chosen.addAll(matching);
    }
    return jobs.stream().filter(chosen::contains).toList();
  }

  private static boolean matches(Pattern glob, RenderJob job) {
    return glob.matcher(job.model()).matches() || glob.matcher(job.displayName()).matches();
  }

  /** A word may be near to the name of an output; who is told all names needs only the models'. */
  private static String suggestion(String pattern, List<RenderJob> jobs) {
    List<String> models = jobs.stream().map(RenderJob::model).distinct().toList();
    List<String> outputs = jobs.stream().map(RenderJob::displayName).toList();
    return Suggestion.nearest(pattern, models).isEmpty()
            && Suggestion.nearest(pattern, outputs).isPresent()
        ? Suggestion.forWord(pattern, outputs)
        : Suggestion.forWord(pattern, models);
  }

  private static Pattern glob(String text) {
    return Pattern.compile(
        text.codePoints()
            .mapToObj(
                c ->
                    switch (c) {
                      case '*' -> ".*";
                      case '?' -> ".";
                      default -> Pattern.quote(Character.toString(c));
                    })
            .collect(Collectors.joining()));
  }
}
