package io.github.scadmaven.cache;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.scadmaven.file.WholeFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Remembers from build to build which outputs were made, how long each took and how much memory: to
 * remove those of models that are gone, to start the longest renders first, and none that there is
 * no room for.
 *
 * <p>Losing it costs no more than that. It is kept as JSON; paths in it are relative to its folder.
 */
public final class RenderIndex {

  /** Object mappers take as long to load as some hundred outputs to read. */
  private static final JsonFactory JSON = new JsonFactory();

  private final Path file;
  private final Path folder;
  private final Map<Path, Entry> entries = new HashMap<>();

  /**
   * What is known of an output.
   *
   * @param seconds how long OpenSCAD took; {@code null} if it was never made
   * @param peak the memory that OpenSCAD took at its peak, in bytes; {@code null} if it is not
   *     known
   * @param modified the file's time stamp, in milliseconds since 1970; {@code null} from when it is
   *     about to be made until it is
   */
  private record Entry(@Nullable Double seconds, @Nullable Long peak, @Nullable Long modified) {}

  private RenderIndex(Path file) {
    this.file = file;
    this.folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
  }

  /**
   * Starts an index that knows nothing.
   *
   * @param file its file
   */
  public static RenderIndex empty(Path file) {
    return new RenderIndex(file);
  }

  /**
   * Reads an index.
   *
   * @param file its file; if it is missing or damaged, the index is empty
   * @throws IOException if it is there but can't be read
   */
  public static RenderIndex read(Path file) throws IOException {
    RenderIndex index = empty(file);
    if (Files.exists(file)) {
      try {
        index.load(Files.readAllBytes(file));
      } catch (JsonProcessingException | InvalidPathException e) {
        index.entries.clear();
      }
    }
    return index;
  }

  private void load(byte[] text) throws IOException {
    try (JsonParser json = JSON.createParser(text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return;
      }
      for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
        if (json.nextToken() == JsonToken.START_OBJECT && key.equals("outputs")) {
          loadOutputs(json);
        } else {
          json.skipChildren();
        }
      }
    }
  }

  private void loadOutputs(JsonParser json) throws IOException {
    for (String output = json.nextFieldName(); output != null; output = json.nextFieldName()) {
      if (json.nextToken() == JsonToken.START_OBJECT) {
        entries.put(folder.resolve(output).normalize(), loadEntry(json));
      } else {
        json.skipChildren();
      }
    }
  }

  private static Entry loadEntry(JsonParser json) throws IOException {
    Double seconds = null;
    Long peak = null;
    Long modified = null;
    for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
      boolean isNumber = json.nextToken().isNumeric();
      if (isNumber && key.equals("seconds")) {
        seconds = json.getDoubleValue();
      } else if (isNumber && key.equals("peak")) {
        peak = json.getLongValue();
      } else if (isNumber && key.equals("modified")) {
        modified = json.getLongValue();
      } else {
        json.skipChildren();
      }
    }
    return new Entry(seconds, peak, modified);
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
              ? new Entry(null, null, null)
              : new Entry(known.seconds(), known.peak(), null));
    }
  }

  /**
   * Remembers an output that was made, unless somebody has deleted it since.
   *
   * @param output its absolute path
   * @param seconds how long OpenSCAD took
   * @param peakBytes the memory that it took at its peak, in bytes; {@code null} if it is not known
   */
  public void put(Path output, double seconds, @Nullable Long peakBytes) throws IOException {
    try {
      entries.put(output, new Entry(seconds, peakBytes, modified(output)));
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
    Set<Path> gone = new TreeSet<>(entries.keySet());
    gone.removeAll(Set.copyOf(wanted));
    List<Path> deleted = new ArrayList<>();
    for (Path output : gone) {
      Entry entry = entries.remove(output);
      if (entry != null && isOurs(output, entry) && Files.deleteIfExists(output)) {
        deleted.add(output);
      }
    }
    return deleted;
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
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(text).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeObjectFieldStart("outputs");
      for (Map.Entry<Path, Entry> entry : new TreeMap<>(entries).entrySet()) {
        json.writeObjectFieldStart(relative(entry.getKey()));
        writeNumber(json, "seconds", entry.getValue().seconds());
        writeNumber(json, "peak", entry.getValue().peak());
        writeNumber(json, "modified", entry.getValue().modified());
        json.writeEndObject();
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    WholeFile.write(file, text.toByteArray());
  }

  private static void writeNumber(JsonGenerator json, String key, @Nullable Number value)
      throws IOException {
    if (value != null) {
      json.writeFieldName(key);
      json.writeNumber(value.toString());
    }
  }

  private String relative(Path output) {
    boolean sameRoot = folder.getRoot() != null && folder.getRoot().equals(output.getRoot());
    return (sameRoot ? folder.relativize(output) : output).toString().replace('\\', '/');
  }
}
