package io.github.scadmaven.cache;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real nginx that serves as a remote cache, as the guide says how to set one up: with WebDAV's
 * {@code PUT}, on a free port of this machine, run by whoever runs the tests. It is one process,
 * and gone when this is closed.
 */
public final class Nginx implements AutoCloseable {

  private static final long SECONDS_TO_START = 60;
  private static final int TRIALS = 3;

  private final Path folder;
  private final int port;
  private final Process process;

  private Nginx(Path folder, int port, Process process) {
    this.folder = folder;
    this.port = port;
    this.process = process;
  }

  /** Finds the program, on PATH or where Debian has it. */
  public static Optional<Path> program() {
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    return Stream.concat(Stream.of(path.split(File.pathSeparator)), Stream.of("/usr/sbin"))
        .filter(place -> !place.isEmpty())
        .map(place -> Path.of(place).resolve("nginx"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts one that anybody may use.
   *
   * @param folder a folder of the test, empty, for all that it writes
   */
  public static Nginx start(Path folder) throws IOException, InterruptedException {
    return start(folder, "");
  }

  /**
   * Starts one that wants a user and a password.
   *
   * @param folder a folder of the test, empty, for all that it writes
   */
  public static Nginx start(Path folder, String user, String password)
      throws IOException, InterruptedException {
    Path users = folder.resolve("users");
    Files.writeString(users, user + ":{PLAIN}" + password + "\n");
    return start(folder, "auth_basic 'scad';\n auth_basic_user_file '" + users + "';");
  }

  /** Somebody else may take the port before nginx does. */
  private static Nginx start(Path folder, String access) throws IOException, InterruptedException {
    Files.createDirectories(folder.resolve("cache"));
    for (int trial = 1; ; trial++) {
      int port = freePort();
      Files.writeString(folder.resolve("nginx.conf"), configuration(folder, port, access));
      Nginx nginx = new Nginx(folder, port, startProcess(folder));
      if (nginx.isReady()) {
        return nginx;
      }
      nginx.close();
      if (trial == TRIALS) {
        throw new IOException("nginx doesn't start: " + Files.readString(nginx.log()));
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String configuration(Path folder, int port, String access) {
    return """
        daemon off;
        master_process off;
        pid 'FOLDER/pid';
        error_log 'FOLDER/log';
        events {}
        http {
          access_log off;
          client_body_temp_path 'FOLDER/body';
          proxy_temp_path 'FOLDER/proxy';
          fastcgi_temp_path 'FOLDER/fastcgi';
          uwsgi_temp_path 'FOLDER/uwsgi';
          scgi_temp_path 'FOLDER/scgi';
          server {
            listen 127.0.0.1:PORT;
            location / {
              root 'FOLDER/cache';
              dav_methods PUT;
              create_full_put_path on;
              client_max_body_size 0;
              ACCESS
            }
          }
        }
        """
        .replace("ACCESS", access)
        .replace("FOLDER", folder.toString())
        .replace("PORT", Integer.toString(port));
  }

  private static Process startProcess(Path folder) throws IOException {
    Path program = program().orElseThrow(() -> new IOException("there is no nginx"));
    return new ProcessBuilder(
            program.toString(),
            "-p",
            folder.toString(),
            "-c",
            folder.resolve("nginx.conf").toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile())
        .start();
  }

  /** Waits until it takes a connection or has ended. */
  private boolean isReady() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_START);
    while (System.nanoTime() < end && !process.waitFor(10, TimeUnit.MILLISECONDS)) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return socket.isConnected();
      } catch (IOException e) {
        // not yet
      }
    }
    return false;
  }

  private Path log() {
    return folder.resolve("log");
  }

  /** Returns the address of the cache. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Returns the folder in which it keeps {@code ac} and {@code cas}. */
  public Path documentRoot() {
    return folder.resolve("cache");
  }

  /** Stops it, and returns when it has ended. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
