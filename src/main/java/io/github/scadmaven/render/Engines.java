package io.github.scadmaven.render;

import io.github.scadmaven.openscad.Format;
import io.github.scadmaven.openscad.OpenScad;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The OpenSCADs that render a plan.
 *
 * @param main renders all but some
 * @param other renders those; the same as {@code main} if one does all
 * @param formatsOfOther the formats that the other one writes
 * @param reason why not the embedded one, or not for all, as the end of a sentence; {@code null} if
 *     there is nothing to explain
 */
public record Engines(
    OpenScad main, OpenScad other, Set<Format> formatsOfOther, @Nullable String reason) {

  public Engines {
    formatsOfOther = Set.copyOf(formatsOfOther);
  }

  /**
   * Lets one render everything.
   *
   * @param openscad the one
   * @param reason why it is this one; {@code null} if there is nothing to explain
   */
  public static Engines allBy(OpenScad openscad, @Nullable String reason) {
    return new Engines(openscad, openscad, Set.of(), reason);
  }

  /** Returns the one that writes a format. */
  OpenScad forFormat(Format format) {
    return formatsOfOther.contains(format) ? other : main;
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
