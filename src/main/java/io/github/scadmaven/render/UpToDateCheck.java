package io.github.scadmaven.render;

import io.github.scadmaven.cache.FileHashes;
import io.github.scadmaven.cache.Input;
import io.github.scadmaven.cache.KnownRender;
import io.github.scadmaven.cache.PathNames;
import io.github.scadmaven.cache.RenderIndex;
import io.github.scadmaven.plan.RenderJob;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Decides whether an output is what a render would make now. */
final class UpToDateCheck {

  private final RenderIndex index;
  private final FileHashes hashes;
  private final PathNames names;
  private final CurrentInputs current;

  UpToDateCheck(RenderIndex index, FileHashes hashes, PathNames names, CurrentInputs current) {
    this.index = index;
    this.hashes = hashes;
    this.names = names;
    this.current = current;
  }

  /**
   * Says why a render is needed.
   *
   * @param job the render
   * @param parts what is known of it before it begins
   * @return why, such as {@code changed: threads.scad}; empty if the output is up to date
   * @throws IOException if a file can't be read
   */
  Optional<String> reason(RenderJob job, Map<String, String> parts) throws IOException {
    Optional<KnownRender> known = index.render(job.output());
    if (known.isEmpty()) {
      return Optional.of("new");
    }
    Optional<String> changed = changedPart(known.get().parts(), parts);
    if (changed.isEmpty()) {
      changed = changedInput(known.get());
    }
    return changed.isPresent() ? changed : changedOutput(job, known.get());
  }

  private static Optional<String> changedPart(Map<String, String> before, Map<String, String> now) {
    for (Map.Entry<String, String> part : now.entrySet()) {
      if (!part.getValue().equals(before.get(part.getKey()))) {
        return Optional.of("changed: " + part.getKey());
      }
    }
    return before.size() == now.size() ? Optional.empty() : Optional.of("changed: model");
  }

  private Optional<String> changedInput(KnownRender known) throws IOException {
    for (Input input : known.inputs()) {
      Optional<String> now = current.hash(input.name());
      if (!Objects.equals(now.orElse(null), input.hash())) {
        String how = input.hash() == null ? "new: " : now.isEmpty() ? "gone: " : "changed: ";
        return Optional.of(how + shown(input.name()));
      }
    }
    return Optional.empty();
  }

  private String shown(String name) {
    if (name.startsWith(CurrentInputs.LINK)) {
      return "the link to " + names.shown(name.substring(CurrentInputs.LINK.length()));
    }
    if (name.startsWith(CurrentInputs.LIBRARIES)) {
      return "library path";
    }
    return name.startsWith(CurrentInputs.FONTS) ? name : names.shown(name);
  }

  private Optional<String> changedOutput(RenderJob job, KnownRender known) throws IOException {
    Optional<String> now = hashes.hash(job.output());
    if (now.isEmpty()) {
      return Optional.of("gone: " + job.displayName());
    }
    return now.get().equals(known.output())
        ? Optional.empty()
        : Optional.of("changed since: " + job.displayName());
  }
}
