package io.github.scadmaven.render;

import io.github.scadmaven.cache.CacheStore;
import java.nio.file.Path;
import java.util.List;

/**
 * Which earlier renders may spare a new one.
 *
 * @param project the project's folder, absolute
 * @param checkout the folder that is checked out as a whole, which the project's is in, absolute
 * @param force whether everything is rendered all the same
 * @param stores where renders are kept beyond this project's {@code target}, the nearest first
 */
public record ReuseOptions(
    Path project, Path checkout, boolean force, List<? extends CacheStore> stores) {

  public ReuseOptions {
    stores = List.copyOf(stores);
  }
}
