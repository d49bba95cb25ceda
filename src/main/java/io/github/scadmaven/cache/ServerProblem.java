package io.github.scadmaven.cache;

import io.github.scadmaven.file.IoProblem;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Says in words why a server was of no use, and what can be done. */
final class ServerProblem {

  private ServerProblem() {}

  /**
   * Describes what went wrong.
   *
   * @param e what was thrown
   * @return words that follow the server's name
   */
  static String of(IOException e) {
    if (e instanceof RefusedException refused) {
      return refused.getMessage() + advice(refused.status());
    } else if (e instanceof WrongContentException) {
      return IoProblem.of(e);
    } else if (e instanceof FileSystemException) {
      return "could not be used for " + IoProblem.of(e);
    } else if (e instanceof ConnectException || e instanceof HttpConnectTimeoutException) {
      return "can't be reached: " + unreachable(e);
    } else if (e instanceof SSLException) {
      return "can't be reached over TLS: " + IoProblem.of(e);
    }
    return "failed: " + IoProblem.of(e);
  }

  /** The HTTP client says nothing at all of names that it doesn't know. */
  private static String unreachable(IOException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException) {
        return "no host has this name";
      }
    }
    return Optional.ofNullable(e.getMessage()).orElse("it takes no connection");
  }

  private static String advice(int status) {
    return switch (status) {
      case 301, 302, 303, 307, 308 -> ": it redirects where the plugin doesn't follow";
      case 401 -> ": settings.xml must have the right user and password under its serverId";
      case 403 ->
          ": the user that settings.xml has under its serverId may not do this, or there is none";
      case 407 ->
          ": settings.xml must have the right user and password for the proxy, and for https Java"
              + " sends them only with -Djdk.http.auth.tunneling.disabledSchemes= in MAVEN_OPTS";
      case 413 -> ": it must take larger files (nginx: client_max_body_size)";
      default -> "";
    };
  }
}
