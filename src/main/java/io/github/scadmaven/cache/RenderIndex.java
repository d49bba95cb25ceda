package io.github.scadmaven.cache;

import io.github.scadmaven.file.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Remembers from build to build which outputs were made, of what, and how long each took: to leave
 * alone those that are up to date, to remove those of models that are gone, and to start the
 * longest renders first, and none that there is no memory for.
 *
 * <p>Losing it costs no more than that. It is kept as JSON.
 */
public final class RenderIndex {

  private final Path file;
  private final PathNames names;
  private final FileHashes hashes;
  private final Map<Path, Entry> entries;

  /**
   * What is known of an output.
   *
   * @param seconds how long OpenSCAD took; {@code null} if it was never made
   * @param peak the memory that OpenSCAD took at its peak, in bytes; {@code null} if it is not
   *     known
   * @param modified the file's time stamp, in milliseconds since 1970; {@code null} from when it is
   *     about to be made until it is
   * @param render what it was made of; {@code null} if that is not known
   */
  record Entry(
      @Nullable Double seconds,
      @Nullable Long peak,
      @Nullable Long modified,
      @Nullable KnownRender render) {}

  private RenderIndex(Path file, PathNames names, FileHashes hashes, Map<Path, Entry> entries) {
    this.file = file;
    this.names = names;
    this.hashes = hashes;
    this.entries = entries;
  }

  /**
   * Starts an index that knows nothing.
   *
   * @param file its file
   * @param names names files
   * @param hashes knows files' hashes
   */
  public static RenderIndex empty(Path file, PathNames names, FileHashes hashes) {
    return new RenderIndex(file, names, hashes, new HashMap<>());
  }

  /**
   * Reads an index.
   *
   * @param file its file; if it is missing, the index is empty
   * @param names names files
   * @param hashes learns what the index knows of files
   * @throws IOException if it is there but can't be read or makes no sense
   */
  public static RenderIndex read(Path file, PathNames names, FileHashes hashes) throws IOException {
    return Files.exists(file)
        ? new RenderIndex(file, names, hashes, new IndexJson(file, names, hashes).read())
        : empty(file, names, hashes);
  }

  /**
   * Returns how long an output took when it was last made.
   *
   * @param output its absolute path
   * @return seconds; empty if it is not known
   */
  public OptionalDouble seconds(Path output) {
    Entry entry = entries.get(output);
    return entry == null || entry.seconds() == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(entry.seconds());
  }

  /**
   * Returns how much memory OpenSCAD took at its peak when an output was last made.
   *
   * @param output its absolute path
   * @return bytes; empty if it is not known
   */
  public OptionalLong peak(Path output) {
    Entry entry = entries.get(output);
    return entry == null || entry.peak() == null
        ? OptionalLong.empty()
        : OptionalLong.of(entry.peak());
  }

  /**
   * Returns what is known of how an output was made.
   *
   * @param output its absolute path
   */
  public Optional<KnownRender> render(Path output) {
    return Optional.ofNullable(entries.get(output)).map(Entry::render);
  }

  /**
   * Remembers outputs that are about to be made, so that those of a build that is killed are known
   * to be ours.
   *
   * @param outputs their absolute paths
   */
  public void expect(Collection<Path> outputs) {
    for (Path output : outputs) {
      Entry known = entries.get(output);
      entries.put(
          output,
          known == null
              ? new Entry(null, null, null, null)
              : new Entry(known.seconds(), known.peak(), null, null));
    }
  }

  /**
   * Remembers an output that was made, unless somebody has deleted it since.
   *
   * @param output its absolute path
   * @param seconds how long OpenSCAD took
   * @param peakBytes the memory that it took at its peak, in bytes; {@code null} if it is not known
   * @param render what it was made of; {@code null} if that can't be told, so that it is made again
   *     next time
   */
  public void put(
      Path output, double seconds, @Nullable Long peakBytes, @Nullable KnownRender render)
      throws IOException {
    try {
      entries.put(output, new Entry(seconds, peakBytes, modified(output), render));
    } catch (NoSuchFileException e) {
      entries.remove(output);
    }
  }

  /**
   * Forgets an output that is no longer there.
   *
   * @param output its absolute path
   */
  public void remove(Path output) {
    entries.remove(output);
  }

  /**
   * Deletes the outputs of earlier builds that are no longer wanted, and forgets them. A file that
   * somebody has changed since is forgotten but not deleted.
   *
   * @param wanted the absolute paths of all outputs that the configuration asks for
   * @return the deleted files
   */
  public List<Path> deleteAllBut(Collection<Path> wanted) throws IOException {
    List<Path> deleted = new ArrayList<>();
    for (Path output : unwanted(wanted)) {
      if (Files.deleteIfExists(output)) {
        deleted.add(output);
      }
    }
    entries.keySet().retainAll(Set.copyOf(wanted));
    return deleted;
  }

  /**
   * Returns the outputs of earlier builds that are no longer wanted and that nobody has changed.
   *
   * @param wanted the absolute paths of all outputs that the configuration asks for
   */
  public List<Path> unwanted(Collection<Path> wanted) throws IOException {
    Set<Path> gone = new TreeSet<>(entries.keySet());
    gone.removeAll(Set.copyOf(wanted));
    List<Path> ours = new ArrayList<>();
    for (Path output : gone) {
      Entry entry = entries.get(output);
      if (entry != null && isOurs(output, entry)) {
        ours.add(output);
      }
    }
    return ours;
  }

  private static boolean isOurs(Path output, Entry entry) throws IOException {
    return Files.exists(output)
        && (entry.modified() == null || entry.modified() == modified(output));
  }

  private static long modified(Path output) throws IOException {
    return Files.getLastModifiedTime(output).toMillis();
  }

  /** Writes it back. */
  public void write() throws IOException {
    WholeFile.write(file, new IndexJson(file, names, hashes).text(entries));
  }
}
