package io.github.scadmaven.file;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where programs of a user keep what they can make again: {@code $XDG_CACHE_HOME} or {@code
 * ~/.cache} on Linux (freedesktop's Base Directory Specification), {@code ~/Library/Caches} on
 * macOS, {@code %LOCALAPPDATA%} on Windows.
 */
public final class UserCacheFolder {

  private static final String NAME = "scad-maven-plugin";

  private UserCacheFolder() {}

  /**
   * Returns this plugin's folder there, which may not exist yet; empty if there is no home. A home
   * that is missing is not for us to make.
   */
  public static Optional<Path> find() {
    return find(
        System.getProperty("os.name"), System.getProperty("user.home", ""), System.getenv());
  }

  static Optional<Path> find(String osName, String home, Map<String, String> environment) {
    String os = osName.toLowerCase(Locale.ROOT);
    Optional<Path> homeFolder = absolute(home).filter(Files::isDirectory);
    Optional<Path> caches;
    if (os.startsWith("windows")) {
      caches =
          absolute(environment.getOrDefault("LOCALAPPDATA", ""))
              .or(() -> homeFolder.map(folder -> folder.resolve("AppData").resolve("Local")));
    } else if (os.startsWith("mac")) {
      caches = homeFolder.map(folder -> folder.resolve("Library").resolve("Caches"));
    } else {
      caches =
          absolute(environment.getOrDefault("XDG_CACHE_HOME", ""))
              .or(() -> homeFolder.map(folder -> folder.resolve(".cache")));
    }
    return caches.map(folder -> folder.resolve(NAME));
  }

  /** Java says "?" for a home that is not known; the specification wants relative ones ignored. */
  private static Optional<Path> absolute(String text) {
    try {
      return Optional.of(text).filter(t -> !t.isBlank()).map(Path::of).filter(Path::isAbsolute);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
