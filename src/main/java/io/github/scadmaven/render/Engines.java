package io.github.scadmaven.render;

import io.github.scadmaven.openscad.Launcher;
import io.github.scadmaven.openscad.OpenScad;
import io.github.scadmaven.plan.RenderJob;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The OpenSCADs that render a plan: one for each way in which jobs are launched.
 *
 * @param main render all but some, by launcher; at least one
 * @param other render those; the same as {@code main} if these do all
 * @param isForOther which jobs the other ones do
 * @param reason why not the embedded one, or not for all, as the end of a sentence; {@code null} if
 *     there is nothing to explain
 */
public record Engines(
    Map<Launcher, OpenScad> main,
    Map<Launcher, OpenScad> other,
    Predicate<RenderJob> isForOther,
    @Nullable String reason) {

  public Engines {
    main = Map.copyOf(main);
    other = Map.copyOf(other);
  }

  /**
   * Lets one render everything.
   *
   * @param openscad the one
   * @param reason why it is this one; {@code null} if there is nothing to explain
   */
  public static Engines allBy(OpenScad openscad, @Nullable String reason) {
    return allBy(Map.of(Launcher.NONE, openscad), reason);
  }

  /**
   * Lets the same render everything.
   *
   * @param openScads the ones, by launcher
   * @param reason why it is these; {@code null} if there is nothing to explain
   */
  static Engines allBy(Map<Launcher, OpenScad> openScads, @Nullable String reason) {
    return new Engines(openScads, openScads, job -> false, reason);
  }

  /** Returns the one that renders a job. */
  OpenScad forJob(RenderJob job) {
    Map<Launcher, OpenScad> openScads = isForOther.test(job) ? other : main;
    OpenScad ofLauncher = openScads.get(job.launcher());
    return ofLauncher != null ? ofLauncher : openScads.values().iterator().next();
  }

  /** Returns all of them. */
  Collection<OpenScad> all() {
    return Stream.concat(main.values().stream(), other.values().stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Returns the folders in which they look for what is included or used, in their order. */
  List<Path> libraryFolders() {
    return all().stream()
        .flatMap(openscad -> openscad.libraryFolders().stream())
        .distinct()
        .toList();
  }

  /** Returns which OpenSCADs these are. */
  public String names() {
    return main.equals(other) ? names(main) : names(main) + ", " + names(other);
  }

  /** Says in one line which OpenSCAD renders, and why. */
  public String explanation() {
    if (!main.equals(other)) {
      return "%s, and %s by %s, since the embedded one can't write it"
          .formatted(names(main), reason, names(other));
    }
    return reason == null ? names() : "%s, since %s".formatted(names(), reason);
  }

  private static String names(Map<Launcher, OpenScad> openScads) {
    return openScads.values().stream()
        .map(OpenScad::description)
        .sorted()
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
