package io.github.scadmaven.cache;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A place where renders are kept by what they depend on: a folder of this machine, or a server. It
 * never fails; what it can't do, it says in a warning and does not do. Safe for several threads.
 */
public interface CacheStore extends AutoCloseable {

  /**
   * Returns what is known under a key.
   *
   * @param key 64 hexadecimal digits
   * @return empty if nothing is, or it can't be had
   */
  Optional<byte[]> record(String key);

  /**
   * Copies an output to a file.
   *
   * @param hash its SHA-256 hash, which is verified
   * @param size in bytes
   * @param to the file; exists afterwards only if the output was there
   * @return whether it was there
   */
  boolean fetch(String hash, long size, Path to);

  /** Returns whether it keeps what it is given in this build; some can only be read. */
  boolean keeps();

  /**
   * Keeps what is known under a key, in place of what was known before.
   *
   * @param key 64 hexadecimal digits
   * @param record what is known
   * @param blobs the outputs that it leads to, which are kept first
   */
  void push(String key, byte[] record, List<Blob> blobs);

  /** Ends its use by this build. */
  @Override
  void close();
}
