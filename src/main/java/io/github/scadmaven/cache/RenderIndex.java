package io.github.scadmaven.cache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/**
 * Remembers from build to build which outputs were made and how long each took: to remove those of
 * models that are gone, and to start the longest renders first.
 *
 * <p>Losing it costs no more than that. It is kept as JSON; paths in it are relative to its folder.
 */
public final class RenderIndex {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final Path folder;
  private final Map<Path, Entry> entries = new TreeMap<>();

  /**
   * What is known of an output.
   *
   * @param seconds how long OpenSCAD took
   * @param modified the file's time stamp, in milliseconds since 1970
   */
  private record Entry(double seconds, long modified) {}

  private RenderIndex(Path file) {
    this.file = file;
    this.folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
  }

  /**
   * Reads an index.
   *
   * @param file its file; if it is missing or damaged, the index is empty
   * @throws IOException if it is there but can't be read
   */
  public static RenderIndex read(Path file) throws IOException {
    RenderIndex index = new RenderIndex(file);
    if (Files.exists(file)) {
      try {
        index.load(JSON.readTree(Files.readAllBytes(file)).path("outputs"));
      } catch (JsonProcessingException | InvalidPathException e) {
        index.entries.clear();
      }
    }
    return index;
  }

  private void load(JsonNode outputs) {
    outputs
        .properties()
        .forEach(
            output ->
                entries.put(
                    folder.resolve(output.getKey()).normalize(),
                    new Entry(
                        output.getValue().path("seconds").asDouble(),
                        output.getValue().path("modified").asLong())));
  }

  /**
   * Returns how long an output took when it was last made.
   *
   * @param output its absolute path
   * @return seconds; empty if it is not known
   */
  public OptionalDouble seconds(Path output) {
    Entry entry = entries.get(output);
    return entry == null ? OptionalDouble.empty() : OptionalDouble.of(entry.seconds());
  }

  /**
   * Remembers an output that was made.
   *
   * @param output its absolute path
   * @param seconds how long OpenSCAD took
   */
  public void put(Path output, double seconds) throws IOException {
    entries.put(output, new Entry(seconds, Files.getLastModifiedTime(output).toMillis()));
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
    Set<Path> gone = new java.util.TreeSet<>(entries.keySet());
    gone.removeAll(Set.copyOf(wanted));
    List<Path> deleted = new ArrayList<>();
    for (Path output : gone) {
      Entry entry = entries.remove(output);
      boolean unchanged =
          entry != null
              && Files.exists(output)
              && Files.getLastModifiedTime(output).toMillis() == entry.modified();
      if (unchanged && Files.deleteIfExists(output)) {
        deleted.add(output);
      }
    }
    return deleted;
  }

  /** Writes it back. */
  public void write() throws IOException {
    ObjectNode root = JSON.createObjectNode();
    ObjectNode outputs = root.putObject("outputs");
    entries.forEach(
        (output, entry) ->
            outputs
                .putObject(relative(output))
                .put("seconds", entry.seconds())
                .put("modified", entry.modified()));
    Files.createDirectories(folder);
    Path temporary = Files.createTempFile(folder, "index", ".tmp");
    Files.write(temporary, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
    Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private String relative(Path output) {
    boolean sameRoot = folder.getRoot() != null && folder.getRoot().equals(output.getRoot());
    return (sameRoot ? folder.relativize(output) : output).toString().replace('\\', '/');
  }
}
