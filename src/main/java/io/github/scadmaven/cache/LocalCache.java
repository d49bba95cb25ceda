package io.github.scadmaven.cache;

import io.github.scadmaven.file.IoProblem;
import io.github.scadmaven.file.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Keeps the outputs of renders in a folder of the user's own, beyond {@code mvn clean}. Several
 * builds may use it at once: every file is put in its place whole, and never written to again.
 * Whatever is wrong with the folder costs a warning, not the build.
 *
 * <p>{@code ac} holds what is known of renders, by the fingerprint of what they depend on, {@code
 * cas} the outputs, by their hashes; the names are those of Bazel's protocol.
 */
public final class LocalCache implements CacheStore {

  /** A newer form of entries gets a folder of its own, which this one leaves alone. */
  private static final String VERSION = "v1";

  /** Nothing that is known of a render is longer. */
  private static final int LONGEST_RECORD = 16 << 20;

  private final Path folder;
  private final CacheSize size;
  private final Consumer<String> warnings;
  private final AtomicBoolean writable = new AtomicBoolean(true);
  private final AtomicLong added = new AtomicLong();

  /**
   * Creates a cache in a folder; makes nothing yet.
   *
   * @param folder the folder, perhaps shared with other projects; need not exist
   * @param most how many bytes it may hold; what was used least recently is deleted first
   * @param warnings is told in one sentence what is wrong, once; from any thread
   */
  public LocalCache(Path folder, long most, Consumer<String> warnings) {
    this.folder = folder.resolve(VERSION);
    this.size = new CacheSize(this.folder, most);
    this.warnings = warnings;
  }

  @Override
  public Optional<byte[]> record(String key) {
    Path file = place("ac", key);
    try (InputStream in = Files.newInputStream(file)) {
      byte[] record = in.readNBytes(LONGEST_RECORD);
      touch(file);
      return Optional.of(record);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      warnings.accept("an entry of the cache can't be read: " + IoProblem.of(e));
      return Optional.empty();
    }
  }

  @Override
  public boolean fetch(String hash, long size, Path to) {
    Path file = place("cas", hash);
    try {
      if (hash.equals(copy(file, to))) {
        touch(file);
        return true;
      }
      Files.deleteIfExists(to);
      Files.deleteIfExists(file);
      warnings.accept(
          "%s in the cache was not what was put there; it is deleted and rendered again"
              .formatted(file));
    } catch (NoSuchFileException e) {
      // as if it had never been there
    } catch (IOException e) {
      warnings.accept("an output in the cache can't be used: " + IoProblem.of(e));
    }
    return false;
  }

  @Override
  public boolean keeps() {
    return writable.get();
  }

  @Override
  public void push(String key, byte[] record, List<Blob> blobs) {
    for (Blob blob : blobs) {
      Path place = place("cas", blob.sha256());
      if (Files.exists(place)) {
        touch(place);
      } else {
        store(() -> WholeFile.copy(blob.file(), place), blob.size());
      }
    }
    Path place = place("ac", key);
    store(() -> WholeFile.write(place, record), record.length);
  }

  /** Something that may be refused. */
  private interface Write {
    void run() throws IOException;
  }

  /** A folder that is full or can't be written to stays so: it is tried once. */
  private void store(Write write, long bytes) {
    if (!writable.get()) {
      return;
    }
    try {
      try {
        write.run();
      } catch (IOException e) {
        write.run(); // another build may have just deleted the folder
      }
      added.addAndGet(bytes);
    } catch (IOException e) {
      if (writable.getAndSet(false)) {
        warnings.accept("renders can't be kept in the cache: " + IoProblem.of(e));
      }
    }
  }

  /** Makes room, if this build added anything; called at its end. */
  @Override
  public void close() {
    if (added.get() == 0 || !writable.get()) {
      return;
    }
    try {
      size.grow(added.get());
    } catch (IOException e) {
      warnings.accept("the cache can't be cut to its size: " + IoProblem.of(e));
    }
  }

  /** Copies a file, and returns the hash of what it copied. */
  private static String copy(Path from, Path to) throws IOException {
    MessageDigest digest = Fingerprint.sha256();
    try (InputStream in = Files.newInputStream(from);
        OutputStream out = new DigestOutputStream(Files.newOutputStream(to), digest)) {
      in.transferTo(out);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private Path place(String kind, String key) {
    return folder.resolve(kind).resolve(key.substring(0, 2)).resolve(key);
  }

  /** What is used is the last to be deleted. */
  private static void touch(Path file) {
    try {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    } catch (IOException e) {
      // a cache that can only be read is as good
    }
  }
}
