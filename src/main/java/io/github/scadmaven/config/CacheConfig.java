package io.github.scadmaven.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where renders are kept beyond a project's {@code target}.
 *
 * @param isOn whether they are kept in a folder at all
 * @param directory that folder; {@code null} for the usual one of the user
 * @param size the most bytes that it may hold
 * @param remote the URL of a server they are kept on as well; {@code null} for none
 * @param serverId the server of {@code settings.xml} with its credentials; {@code null} for none
 * @param push whether this build's renders are put there, too
 */
public record CacheConfig(
    boolean isOn,
    @Nullable Path directory,
    long size,
    @Nullable String remote,
    @Nullable String serverId,
    boolean push) {

  /** How many bytes it may hold where nobody says otherwise. */
  public static final long DEFAULT_SIZE = 5L << 30;
}
