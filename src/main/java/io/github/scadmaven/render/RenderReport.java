package io.github.scadmaven.render;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The outcome of a plan.
 *
 * @param results one per job, in the plan's order
 * @param removed the outputs of models that are gone, which were deleted
 * @param openscad the OpenSCAD that was used
 * @param threads the most renders at a time
 * @param seconds how long it all took
 */
public record RenderReport(
    List<RenderResult> results, List<Path> removed, String openscad, int threads, double seconds) {

  public RenderReport {
    results = List.copyOf(results);
    removed = List.copyOf(removed);
  }

  /** Returns the failed jobs' results. */
  public List<RenderResult.Failed> failures() {
    return results.stream()
        .filter(RenderResult.Failed.class::isInstance)
        .map(RenderResult.Failed.class::cast)
        .toList();
  }

  /** Returns the outputs that are what their models are now. */
  public List<Path> good() {
    return results.stream()
        .filter(
            result ->
                !(result instanceof RenderResult.Failed
                    || result instanceof RenderResult.Cancelled))
        .map(result -> result.job().output())
        .toList();
  }

  /** Returns the outputs that are not there any more: of models that are gone, or have failed. */
  public List<Path> gone() {
    return Stream.concat(removed.stream(), failures().stream().map(failed -> failed.job().output()))
        .toList();
  }

  /** Returns how many jobs were given up before they ended. */
  public long cancelled() {
    return results.stream().filter(RenderResult.Cancelled.class::isInstance).count();
  }

  /** Returns how long the renders would have taken one after the other. */
  public double renderSeconds() {
    return results.stream()
        .filter(result -> !(result instanceof RenderResult.Restored))
        .mapToDouble(RenderResult::seconds)
        .sum();
  }
}
