package io.github.scadmaven.render;

import io.github.scadmaven.cache.FileHashes;
import io.github.scadmaven.cache.PathNames;
import io.github.scadmaven.cache.RenderIndex;
import io.github.scadmaven.plan.ExpectedTimes;
import io.github.scadmaven.plan.RenderJob;
import io.github.scadmaven.plan.RenderPlan;
import io.github.scadmaven.plan.RenderTimes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What would become of a plan if it were rendered now.
 *
 * @param jobs what would become of each job, in the plan's order
 * @param removed the outputs of models that are gone, which would be deleted
 * @param seconds how long the renders will take together, as far as it is known
 * @param threads how many of them at a time
 * @param times what the project should record of how long renders take
 */
public record PlanPreview(
    List<Expected> jobs, List<Path> removed, double seconds, int threads, RenderTimes times) {

  /** What would be done. */
  public enum Deed {
    /** OpenSCAD would run. */
    RENDER,
    /** The output would be copied from a cache. */
    RESTORE,
    /** The output would be left alone. */
    NOTHING
  }

  /**
   * What would become of a job.
   *
   * @param job the job
   * @param deed what would be done
   * @param reason why, in few words, such as {@code changed: threads.scad}; empty if nothing would
   * @param seconds how long OpenSCAD took the last time; empty if it is not known
   */
  public record Expected(RenderJob job, Deed deed, String reason, OptionalDouble seconds) {}

  public PlanPreview {
    jobs = List.copyOf(jobs);
    removed = List.copyOf(removed);
  }

  /**
   * Looks at everything that a render would look at; starts and changes nothing.
   *
   * @param plan the plan
   * @param engines what would render it
   * @param options what would hold for all renders
   * @param reuse what might be used again
   * @param threads the most renders at a time
   * @throws IOException if the plan's folders can't be read
   */
  public static PlanPreview of(
      RenderPlan plan, Engines engines, RenderOptions options, ReuseOptions reuse, int threads)
      throws IOException {
    PathNames names = new PathNames(reuse.project(), reuse.checkout(), engines.libraryFolders());
    FileHashes hashes = new FileHashes();
    RenderIndex index = index(plan.layout().index(), names, hashes);
    List<Path> removed = plan.isPartial() ? List.of() : index.unwanted(plan.allOutputs());
    List<Expected> expected = new ArrayList<>();
    List<RenderJob> renders = new ArrayList<>();
    try (Reuse earlier = new Reuse(reuse, options, engines, names, hashes, index)) {
      RecordedTimes recorded = new RecordedTimes(index, earlier, plan.times());
      for (RenderJob job : plan.jobs()) {
        Optional<String> reason = earlier.reason(job);
        Deed deed = Deed.NOTHING;
        if (reason.isPresent()) {
          deed = earlier.canRestore(job) ? Deed.RESTORE : Deed.RENDER;
        }
        if (deed == Deed.RENDER) {
          renders.add(job);
        }
        expected.add(new Expected(job, deed, reason.orElse(""), recorded.seconds(job)));
      }
      ExpectedTimes expectedTimes = new ExpectedTimes(renders, recorded::seconds);
      double seconds = new Schedule(renders, expectedTimes, threads).seconds();
      RenderTimes times = recorded.forProject(plan);
      return new PlanPreview(expected, removed, seconds, threads, times);
    }
  }

  /** One that can't be read is an empty one, for a render as well, which warns about it. */
  private static RenderIndex index(Path file, PathNames names, FileHashes hashes) {
    try {
      return RenderIndex.read(file, names, hashes);
    } catch (IOException e) {
      return RenderIndex.empty(file, names, hashes);
    }
  }
}
