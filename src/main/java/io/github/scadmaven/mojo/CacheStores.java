package io.github.scadmaven.mojo;

import io.github.scadmaven.cache.CacheStore;
import io.github.scadmaven.cache.LocalCache;
import io.github.scadmaven.cache.RemoteCache;
import io.github.scadmaven.cache.RemoteSettings;
import io.github.scadmaven.config.CacheConfig;
import io.github.scadmaven.config.ConfigException;
import io.github.scadmaven.config.Position;
import io.github.scadmaven.file.UserCacheFolder;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.Authentication;
import org.eclipse.aether.repository.AuthenticationContext;
import org.eclipse.aether.repository.Proxy;
import org.eclipse.aether.repository.RemoteRepository;
import org.jspecify.annotations.Nullable;

/** The places where renders are kept: a folder of this machine, and a server. */
final class CacheStores {

  private final RepositorySystemSession session;
  private final Position pom;
  private final Consumer<String> warnings;

  /**
   * Creates them.
   *
   * @param session knows the servers' credentials and the proxies of {@code settings.xml}
   * @param pom what an error is about
   * @param warnings is told in a sentence what is wrong with one; from any thread
   */
  CacheStores(RepositorySystemSession session, Position pom, Consumer<String> warnings) {
    this.session = session;
    this.pom = pom;
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
    if (config.remote() != null) {
      stores.add(new RemoteCache(settings(config.remote(), config), warnings));
    }
    return stores;
  }

  private RemoteSettings settings(String url, CacheConfig config) throws ConfigException {
    Optional<String> problem = RemoteSettings.problemOf(url);
    if (problem.isPresent()) {
      throw new ConfigException(pom, "remoteCache: " + problem.get());
    }
    // Maven finds credentials and proxies for repositories; a mirror of those is none of this.
    String id = config.serverId() == null ? "scad-remote-cache" : config.serverId();
    RemoteRepository server = new RemoteRepository.Builder(id, "default", url).build();
    Authentication authentication = session.getAuthenticationSelector().getAuthentication(server);
    if (authentication == null && config.serverId() != null) {
      throw new ConfigException(
          pom, "serverId: settings.xml has no <server> with the id %s".formatted(id));
    }
    Proxy proxy = session.getProxySelector().getProxy(server);
    server =
        new RemoteRepository.Builder(server)
            .setAuthentication(authentication)
            .setProxy(proxy)
            .build();
    RemoteSettings.Login login = login(AuthenticationContext.forRepository(session, server));
    RemoteSettings.Proxy through =
        proxy == null
            ? null
            : new RemoteSettings.Proxy(
                proxy.getHost(),
                proxy.getPort(),
                login(AuthenticationContext.forProxy(session, server)));
    return new RemoteSettings(URI.create(url), config.push(), login, through);
  }

  private static RemoteSettings.@Nullable Login login(@Nullable AuthenticationContext context) {
    try {
      String user = context == null ? null : context.get(AuthenticationContext.USERNAME);
      String password = context == null ? null : context.get(AuthenticationContext.PASSWORD);
      return user == null ? null : new RemoteSettings.Login(user, password == null ? "" : password);
    } finally {
      AuthenticationContext.close(context);
    }
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
