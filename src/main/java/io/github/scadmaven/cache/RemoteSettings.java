package io.github.scadmaven.cache;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which remote cache is used, and how.
 *
 * @param url the address below which {@code /ac} and {@code /cas} are; one that {@link #problemOf}
 *     has nothing against
 * @param push whether this build also puts its own results there
 * @param login who asks; {@code null}: anybody may
 * @param proxy the HTTP proxy on the way there; {@code null}: that of the virtual machine's system
 *     properties, if they name one
 */
public record RemoteSettings(URI url, boolean push, @Nullable Login login, @Nullable Proxy proxy) {

  private static final int LAST_PORT = 65535;

  /**
   * Checks the address.
   *
   * @throws IllegalArgumentException if it is none of a remote cache, saying what is wrong
   */
  public RemoteSettings {
    problemOf(url.toString())
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(problem);
            });
  }

  /**
   * A user and a password for HTTP's basic authentication.
   *
   * @param user the user; without a colon, which HTTP puts between the two
   * @param password the password, which {@link #toString} doesn't tell
   */
  public record Login(String user, String password) {

    @Override
    public String toString() {
      return "Login[user=" + user + "]";
    }
  }

  /**
   * An HTTP proxy.
   *
   * @param host its name or address
   * @param port its port
   * @param login who asks it; {@code null}: anybody may
   */
  public record Proxy(String host, int port, @Nullable Login login) {}

  /**
   * Says what is wrong with the address of a remote cache. The sentence doesn't repeat the address,
   * which may hold a password.
   *
   * @param url what the user wrote
   * @return a sentence for the user; empty if it is right
   */
  public static Optional<String> problemOf(String url) {
    try {
      return problemOf(new URI(url));
    } catch (URISyntaxException e) {
      return Optional.of("The remote cache's URL is none: " + e.getReason() + ".");
    }
  }

  private static Optional<String> problemOf(URI url) {
    String authority = url.getRawAuthority();
    if (!"http".equalsIgnoreCase(url.getScheme()) && !"https".equalsIgnoreCase(url.getScheme())) {
      return Optional.of("The remote cache's URL must begin with http:// or https://.");
    } else if (authority != null && authority.contains("@")) {
      return Optional.of(
          "The remote cache's URL holds a user or a password, which belong in settings.xml, as a"
              + " server whose id is the remote cache's serverId.");
    } else if (url.getHost() == null) {
      return Optional.of(
          "The remote cache's URL names no host, or one with other characters than letters,"
              + " digits, dashes and dots.");
    } else if (url.getPort() == 0 || url.getPort() > LAST_PORT) {
      return Optional.of("The remote cache's URL has a port that is not one of 1 to 65535.");
    } else if (url.getRawQuery() != null || url.getRawFragment() != null) {
      return Optional.of("The remote cache's URL must end before its '?' or '#'.");
    }
    return Optional.empty();
  }
}
