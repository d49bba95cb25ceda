package io.github.scadmaven.plan;

import io.github.scadmaven.config.ConfigException;
import io.github.scadmaven.config.RenderConfig;
import io.github.scadmaven.config.Shard;
import java.nio.file.Path;
import java.util.List;

/**
 * All that one execution has to render.
 *
 * @param layout where files go
 * @param jobs what is to be rendered now, in the user's order
 * @param allOutputs every output that the configuration asks for, rendered now or not
 * @param times what the project records of how long renders take
 */
public record RenderPlan(
    Layout layout, List<RenderJob> jobs, List<Path> allOutputs, RenderTimes times) {

  public RenderPlan {
    jobs = List.copyOf(jobs);
    allOutputs = List.copyOf(allOutputs);
  }

  /**
   * Plans a configuration.
   *
   * @param config what the user asked for
   * @param layout where files go
   * @param only names or globs of the models to render now, {@code *} and {@code ?} being
   *     wildcards; empty for all. Of these, a shard renders its share, which may be nothing
   * @param times what the project records of how long renders take, for shares of equal time
   * @throws ConfigException if two outputs would be one file, or nothing matches {@code only}
   */
  public static RenderPlan of(
      RenderConfig config, Layout layout, List<String> only, RenderTimes times)
      throws ConfigException {
    List<RenderJob> all = new Planner(config, layout).jobs();
    List<RenderJob> chosen = Only.filter(all, only);
    Shard shard = config.shard();
    return new RenderPlan(
        layout,
        shard == null
            ? chosen
            : Shares.share(shard, chosen, new ExpectedTimes(chosen, times::seconds)),
        all.stream().map(RenderJob::output).toList(),
        times);
  }

  /** Returns whether models were left out. */
  public boolean isPartial() {
    return jobs.size() < allOutputs.size();
  }
}
