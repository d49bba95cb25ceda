package io.github.scadmaven.mojo;

import io.github.scadmaven.cache.CacheStore;
import io.github.scadmaven.cache.LocalCache;
import io.github.scadmaven.config.CacheConfig;
import io.github.scadmaven.config.ConfigException;
import io.github.scadmaven.file.UserCacheFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The places where renders are kept: a folder of this machine, and a server. */
final class CacheStores {

  private final Consumer<String> warnings;

  /**
   * Creates them.
   *
   * @param warnings is told in a sentence what is wrong with one; from any thread
   */
  CacheStores(Consumer<String> warnings) {
    this.warnings = warnings;
  }

  /**
   * Returns those that a configuration asks for, the nearest first.
   *
   * @throws ConfigException if one makes no sense
   */
  List<CacheStore> of(CacheConfig config) throws ConfigException {
    List<CacheStore> stores = new ArrayList<>();
    if (config.isOn()) {
      local(config).ifPresent(stores::add);
    }
    return stores;
  }

  private Optional<CacheStore> local(CacheConfig config) {
    Optional<Path> folder =
        Optional.ofNullable(config.directory())
            .or(() -> UserCacheFolder.find().map(mine -> mine.resolve("renders")));
    if (folder.isEmpty()) {
      warnings.accept(
          "renders are not kept beyond target, since there is no home folder; set cacheDirectory, or cache to false");
    }
    return folder.map(path -> new LocalCache(path, config.size(), warnings));
  }
}
