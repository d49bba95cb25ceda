package io.github.scadmaven.render;

import io.github.scadmaven.openscad.OpenScad;
import io.github.scadmaven.plan.RenderJob;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The OpenSCADs that render a plan.
 *
 * @param main renders all but some
 * @param other renders those; the same as {@code main} if one does all
 * @param isForOther which jobs the other one does
 * @param reason why not the embedded one, or not for all, as the end of a sentence; {@code null} if
 *     there is nothing to explain
 */
public record Engines(
    OpenScad main, OpenScad other, Predicate<RenderJob> isForOther, @Nullable String reason) {

  /**
   * Lets one render everything.
   *
   * @param openscad the one
   * @param reason why it is this one; {@code null} if there is nothing to explain
   */
  public static Engines allBy(OpenScad openscad, @Nullable String reason) {
    return new Engines(openscad, openscad, job -> false, reason);
  }

  /** Returns the one that does a job. */
  OpenScad forJob(RenderJob job) {
    return isForOther.test(job) ? other : main;
  }

  /** Returns the folders in which they look for what is included or used, in their order. */
  List<Path> libraryFolders() {
    Set<Path> folders = new LinkedHashSet<>(main.libraryFolders());
    folders.addAll(other.libraryFolders());
    return List.copyOf(folders);
  }

  /** Returns which OpenSCADs these are. */
  public String names() {
    return main == other ? main.description() : main.description() + ", " + other.description();
  }

  /** Says in one line which OpenSCAD renders, and why. */
  public String explanation() {
    if (main != other) {
      return "%s, and %s by %s, since the embedded one can't write it"
          .formatted(main.description(), reason, other.description());
    }
    return reason == null ? names() : "%s, since %s".formatted(names(), reason);
  }
}
