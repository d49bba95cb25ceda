package io.github.scadmaven.render;

import io.github.scadmaven.openscad.Diagnostic;
import io.github.scadmaven.plan.RenderJob;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of one job. */
public sealed interface RenderResult {

  /** Returns the job. */
  RenderJob job();

  /** Returns how long this build worked on it, in seconds. */
  double seconds();

  /** Returns what OpenSCAD said, in its order. */
  List<Diagnostic> messages();

  /**
   * The output was made and is good.
   *
   * @param job the job
   * @param seconds how long OpenSCAD worked on it
   * @param messages what OpenSCAD said
   * @param chatter what else it printed
   * @param peakBytes the memory that OpenSCAD took at its peak, in bytes; {@code null} if it is not
   *     known
   */
  record Rendered(
      RenderJob job,
      double seconds,
      List<Diagnostic> messages,
      List<String> chatter,
      @Nullable Long peakBytes)
      implements RenderResult {

    /** Creates an outcome of which no memory is known. */
    public Rendered(
        RenderJob job, double seconds, List<Diagnostic> messages, List<String> chatter) {
      this(job, seconds, messages, chatter, null);
    }
  }

  /**
   * The output was there and is what would be made.
   *
   * @param job the job
   * @param messages what OpenSCAD said when it made it
   */
  record UpToDate(RenderJob job, List<Diagnostic> messages) implements RenderResult {
    @Override
    public double seconds() {
      return 0;
    }
  }

  /**
   * The output was made earlier, of the same things, and is a copy.
   *
   * @param job the job
   * @param seconds how long the copying took
   * @param messages what OpenSCAD said when it made it
   */
  record Restored(RenderJob job, double seconds, List<Diagnostic> messages)
      implements RenderResult {}

  /**
   * There is no output, because it would be wrong.
   *
   * @param job the job
   * @param seconds how long OpenSCAD worked on it
   * @param messages what OpenSCAD said
   * @param chatter what else it printed
   * @param reasons what is wrong, the worst first; at least one
   */
  record Failed(
      RenderJob job,
      double seconds,
      List<Diagnostic> messages,
      List<String> chatter,
      List<Diagnostic> reasons)
      implements RenderResult {}

  /**
   * It was not rendered to its end, because the build was stopped before; an earlier output is left
   * alone.
   *
   * @param job the job
   */
  record Cancelled(RenderJob job) implements RenderResult {
    @Override
    public double seconds() {
      return 0;
    }

    @Override
    public List<Diagnostic> messages() {
      return List.of();
    }
  }
}
