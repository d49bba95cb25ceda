package io.github.scadmaven.cache;

import io.github.scadmaven.cache.Failures.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What other builds have made, on a server that speaks the HTTP protocol of Bazel's remote cache:
 * {@code GET} and {@code PUT} of {@code /ac/KEY}, a record of a result, and {@code /cas/SHA256},
 * the files of it. The record travels as the standard output of a Bazel action.
 *
 * <p>A server that is slow, fails or sends something else costs a warning and a limited time, and
 * nothing else: whatever goes wrong, the answer is that there is nothing. After three failures in a
 * row it isn't asked again. An interrupted thread gets that answer too, at once, and stays
 * interrupted.
 *
 * <p>Files are checked against their checksums. A record can't be, since its key is no checksum of
 * it: whoever may push is trusted.
 *
 * <p>May be used by several threads at a time.
 */
public final class RemoteCache implements CacheStore {

  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  private final RemoteServer server;
  private final Failures failures;
  private final boolean pushes;

  /** The checksums of files that the server has, but wrong. */
  private final Set<String> spoilt = ConcurrentHashMap.newKeySet();

  /** Something that is asked of the server. */
  @FunctionalInterface
  private interface Request<T> {
    Optional<T> send() throws IOException, InterruptedException;
  }

  /**
   * Creates a client, which doesn't connect yet.
   *
   * @param settings where the server is and who asks
   * @param warnings takes warnings for the user, a sentence or two each, on any thread
   */
  public RemoteCache(RemoteSettings settings, Consumer<String> warnings) {
    this(settings, warnings, TimeLimits.USUAL);
  }

  RemoteCache(RemoteSettings settings, Consumer<String> warnings, TimeLimits limits) {
    this.server = new RemoteServer(settings, limits);
    this.failures = new Failures(settings.url().toString(), warnings);
    this.pushes = settings.push();
  }

  /**
   * Gets a record.
   *
   * @param key its key, a SHA-256 in lowercase hexadecimal digits
   * @return what was pushed with it; empty if there is none or anything goes wrong
   * @throws IllegalArgumentException if the key is none
   */
  @Override
  public Optional<byte[]> record(String key) {
    String path = recordPath(key);
    if (failures.forbidGetting()) {
      return Optional.empty();
    }
    return attempt(
        Kind.RECORD,
        () -> {
          RecordBody body = new RecordBody();
          return server.get(path, 0, body) ? Optional.of(body.record()) : Optional.empty();
        });
  }

  /**
   * Gets a file.
   *
   * @param sha256 its checksum; anything may be given that a record says
   * @param size its length in bytes
   * @param to where it goes; its folder is there. A file that is there already is lost
   * @return whether it is there now, whole and right; otherwise nothing of it is left there
   */
  @Override
  public boolean fetch(String sha256, long size, Path to) {
    if (!SHA_256.matcher(sha256).matches() || size < 0 || failures.forbidGetting()) {
      return false;
    }
    return attempt(Kind.FILE, () -> download(sha256, size, to)).isPresent();
  }

  private Optional<Path> download(String sha256, long size, Path to)
      throws IOException, InterruptedException {
    boolean isRight = false;
    try {
      boolean found;
      try (VerifiedFile file = new VerifiedFile(to, sha256, size)) {
        found = server.get(filePath(sha256), size, file);
        if (found) {
          file.verify();
        }
      }
      isRight = found;
    } catch (WrongContentException e) {
      spoilt.add(sha256);
      throw e;
    } finally {
      if (!isRight) {
        Files.deleteIfExists(to);
      }
    }
    if (!isRight) {
      return Optional.empty();
    }
    failures.worked(Kind.CONTENT);
    return Optional.of(to);
  }

  /**
   * Puts a record and the files of it on the server, the files first; those it has are skipped.
   * Does nothing if the settings don't say to push.
   *
   * @param key the record's key, a SHA-256 in lowercase hexadecimal digits
   * @param record the record
   * @param blobs the files that it speaks of
   * @throws IllegalArgumentException if the key is none
   */
  @Override
  public void push(String key, byte[] record, List<Blob> blobs) {
    String path = recordPath(key);
    if (!pushes || failures.forbidPushing()) {
      return;
    }
    attempt(
        Kind.PUSH,
        () -> {
          for (Blob blob : blobs) {
            upload(blob);
          }
          byte[] message = ActionResult.write(record, blobs);
          server.put(path, new ByteArrayInputStream(message), message.length);
          return Optional.empty();
        });
  }

  private void upload(Blob blob) throws IOException, InterruptedException {
    String path = filePath(blob.sha256());
    if (!spoilt.contains(blob.sha256()) && server.has(path)) {
      return;
    }
    if (Files.size(blob.file()) != blob.size()) {
      throw new FileSystemException(
          blob.file().toString(), null, "has changed since its checksum was made");
    }
    try (InputStream content = Files.newInputStream(blob.file())) {
      server.put(path, content, blob.size());
    }
    spoilt.remove(blob.sha256());
  }

  /** Sends a request, and keeps count of whether such requests are of any use. */
  private <T> Optional<T> attempt(Kind kind, Request<T> request) {
    try {
      Optional<T> answer = request.send();
      failures.worked(Kind.ANSWER);
      failures.worked(kind);
      return answer;
    } catch (WrongContentException e) {
      failures.worked(Kind.ANSWER);
      failures.failed(Kind.CONTENT, ServerProblem.of(e));
    } catch (RefusedException e) {
      failures.worked(Kind.ANSWER);
      failures.failed(kind, ServerProblem.of(e));
    } catch (FileSystemException e) { // ours
      failures.failed(kind, ServerProblem.of(e));
    } catch (IOException e) {
      failures.failed(Kind.ANSWER, ServerProblem.of(e));
      failures.failed(kind, ServerProblem.of(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }

  private static String recordPath(String key) {
    if (!SHA_256.matcher(key).matches()) {
      throw new IllegalArgumentException("'" + key + "' is no SHA-256");
    }
    return "/ac/" + key;
  }

  private static String filePath(String sha256) {
    return "/cas/" + sha256;
  }

  @Override
  public boolean keeps() {
    return pushes;
  }

  @Override
  public void close() {
    // connections close by themselves
  }
}
