package io.github.scadmaven.render;

import io.github.scadmaven.openscad.ExportOptions;
import io.github.scadmaven.openscad.Format;
import io.github.scadmaven.openscad.Launcher;
import io.github.scadmaven.openscad.Strictness;
import io.github.scadmaven.plan.ExpectedTimes;
import io.github.scadmaven.plan.RenderJob;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

/** Jobs that nobody does. */
final class Jobs {

  private Jobs() {}

  static RenderJob job(String model) {
    return job(model, Path.of("project").toAbsolutePath());
  }

  static RenderJob job(String model, Path project) {
    return new RenderJob(
        model,
        Format.STL,
        null,
        project.resolve("renderer.scad"),
        model,
        Set.of(),
        Set.of(),
        project.resolve("outputs").resolve(model + ".stl"),
        project.resolve("logs").resolve(model + ".log"),
        null,
        Strictness.STANDARD,
        null,
        Launcher.NONE,
        ExportOptions.NONE);
  }

  /** Returns as many jobs, with the models {@code m0}, {@code m1} and so on. */
  static List<RenderJob> jobs(int count) {
    return IntStream.range(0, count).mapToObj(i -> job("m" + i)).toList();
  }

  /** Returns the times of jobs of which some were recorded. */
  static ExpectedTimes times(List<RenderJob> jobs, Map<String, Double> secondsByModel) {
    return new ExpectedTimes(
        jobs,
        job ->
            secondsByModel.containsKey(job.model())
                ? OptionalDouble.of(secondsByModel.get(job.model()))
                : OptionalDouble.empty());
  }
}
