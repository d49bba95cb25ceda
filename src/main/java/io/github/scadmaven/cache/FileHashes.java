package io.github.scadmaven.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows the SHA-256 hashes of files, and reads each file only when it may have changed since. Safe
 * for several threads.
 */
public final class FileHashes {

  /**
   * A file that changed more recently than this may change again without its {@link FileState}
   * doing so: FAT's clock ticks every two seconds.
   */
  private static final Duration TICK = Duration.ofSeconds(2);

  private final Map<Path, Known> known = new ConcurrentHashMap<>();
  private final Clock clock;
  private volatile boolean hasNews;

  /**
   * What is known of a file.
   *
   * @param state its state just before it was read
   * @param hash of its content, 64 hexadecimal digits
   * @param isSettled whether its state is proof of its content
   */
  record Known(FileState state, String hash, boolean isSettled) {}

  /** Creates one that knows nothing. */
  public FileHashes() {
    this(Clock.systemUTC());
  }

  FileHashes(Clock clock) {
    this.clock = clock;
  }

  /**
   * Returns the hash of a file's content.
   *
   * @param file any path
   * @return 64 hexadecimal digits; empty if there is no such file
   * @throws IOException if it can't be read
   */
  public Optional<String> hash(Path file) throws IOException {
    Optional<FileState> state = FileState.of(file);
    if (state.isEmpty()) {
      known.remove(file);
      return Optional.empty();
    }
    Known before = known.get(file);
    if (before != null && before.isSettled() && before.state().equals(state.get())) {
      return Optional.of(before.hash());
    }
    try {
      boolean isSettled = state.get().changed() < nanos() - TICK.toNanos();
      String hash = Fingerprint.of(file);
      known.put(file, new Known(state.get(), hash, isSettled));
      hasNews |= isSettled;
      return Optional.of(hash);
    } catch (NoSuchFileException e) {
      return Optional.empty(); // deleted in between
    }
  }

  /**
   * Returns whether a file was last changed before a moment.
   *
   * @param file an existing file
   * @param moment by the clock that stamps files
   * @throws IOException if it can't be told
   */
  public boolean isOlder(Path file, FileTime moment) throws IOException {
    return FileState.of(file).filter(state -> state.isBefore(moment)).isPresent();
  }

  /**
   * Returns whether all links on the way to a file were made before a moment.
   *
   * @param file an existing file, absolute
   * @param moment by the clock that stamps files
   * @throws IOException if it can't be told
   */
  public boolean linksAreOlder(Path file, FileTime moment) throws IOException {
    for (Path way = file; way != null; way = way.getParent()) {
      if (Files.isSymbolicLink(way) && !FileState.ofLink(way).isBefore(moment)) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether there is anything to be learnt from it that it has not learnt itself. */
  public boolean hasNews() {
    return hasNews;
  }

  /** Returns what proves the content of a file; empty if nothing does that was read so far. */
  Optional<Known> settled(Path file) {
    return Optional.ofNullable(known.get(file)).filter(Known::isSettled);
  }

  /** Learns what an earlier build knew. */
  void learn(Path file, FileState state, String hash) {
    known.putIfAbsent(file, new Known(state, hash, true));
  }

  private long nanos() {
    return clock.millis() * 1_000_000;
  }
}
