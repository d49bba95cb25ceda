package io.github.scadmaven.render;

import io.github.scadmaven.cache.FileHashes;
import io.github.scadmaven.cache.PathNames;
import io.github.scadmaven.cache.RenderIndex;
import io.github.scadmaven.plan.RenderJob;
import io.github.scadmaven.plan.RenderPlan;
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
 */
public record PlanPreview(List<Expected> jobs, List<Path> removed) {

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
   * @throws IOException if the plan's folders can't be read
   */
  public static PlanPreview of(
      RenderPlan plan, Engines engines, RenderOptions options, ReuseOptions reuse)
      throws IOException {
    PathNames names = new PathNames(reuse.project(), reuse.checkout(), engines.libraryFolders());
    FileHashes hashes = new FileHashes();
    RenderIndex index = RenderIndex.read(plan.layout().index(), names, hashes);
    List<Path> removed = plan.isPartial() ? List.of() : index.unwanted(plan.allOutputs());
    List<Expected> expected = new ArrayList<>();
    try (Reuse earlier = new Reuse(reuse, options, engines, names, hashes, index)) {
      for (RenderJob job : plan.jobs()) {
        Optional<String> reason = earlier.reason(job);
        Deed deed = Deed.NOTHING;
        if (reason.isPresent()) {
          deed = earlier.canRestore(job) ? Deed.RESTORE : Deed.RENDER;
        }
        expected.add(new Expected(job, deed, reason.orElse(""), index.seconds(job.output())));
      }
    }
    return new PlanPreview(expected, removed);
  }
}
