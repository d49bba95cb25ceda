package io.github.scadmaven.cache;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.scadmaven.cache.RenderIndex.Entry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The form of an index: for each output, by its path from the index's folder, what is known of it;
 * before, what is known of all files that they depend on, so that these need not be read again.
 */
final class IndexJson {

  /** What a newer plugin writes in another form is not for this one. */
  private static final int VERSION = 1;

  /** Object mappers take as long to load as some hundred outputs to read. */
  private static final JsonFactory JSON = new JsonFactory();

  private final Path file;
  private final Path folder;
  private final PathNames names;
  private final FileHashes hashes;
  private final RenderJson renders;

  IndexJson(Path file, PathNames names, FileHashes hashes) {
    this.file = file;
    this.folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    this.names = names;
    this.hashes = hashes;
    this.renders = new RenderJson(names);
  }

  /**
   * Reads the file.
   *
   * @throws IOException if that fails, or makes no sense
   */
  Map<Path, Entry> read() throws IOException {
    try (JsonParser json = JSON.createParser(Files.readAllBytes(file))) {
      return read(json);
    } catch (JsonProcessingException | InvalidPathException e) {
      throw new IOException("%s is damaged or not from this version".formatted(file), e);
    }
  }

  private Map<Path, Entry> read(JsonParser json) throws IOException {
    Map<Path, Entry> entries = new HashMap<>();
    int version = 0;
    expect(json.nextToken() == JsonToken.START_OBJECT, json);
    for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
      json.nextToken();
      switch (key) {
        case "version" -> version = json.getIntValue();
        case "files" -> readFiles(json);
        case "outputs" -> readOutputs(json, entries);
        default -> json.skipChildren();
      }
    }
    expect(version == VERSION && json.nextToken() == null, json);
    return entries;
  }

  private void readFiles(JsonParser json) throws IOException {
    expect(json.currentToken() == JsonToken.START_OBJECT, json);
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      expect(json.nextToken() == JsonToken.START_ARRAY, json);
      FileState state = new FileState(number(json), number(json), number(json), number(json));
      expect(json.nextToken() == JsonToken.VALUE_STRING, json);
      String hash = json.getText();
      expect(json.nextToken() == JsonToken.END_ARRAY, json);
      names.path(name).ifPresent(path -> hashes.learn(path, state, hash));
    }
  }

  private static long number(JsonParser json) throws IOException {
    json.nextToken();
    return json.getLongValue();
  }

  private void readOutputs(JsonParser json, Map<Path, Entry> entries) throws IOException {
    expect(json.currentToken() == JsonToken.START_OBJECT, json);
    for (String output = json.nextFieldName(); output != null; output = json.nextFieldName()) {
      expect(json.nextToken() == JsonToken.START_OBJECT, json);
      entries.put(folder.resolve(output).normalize(), readEntry(json));
    }
  }

  private Entry readEntry(JsonParser json) throws IOException {
    Double seconds = null;
    Long peak = null;
    Long modified = null;
    KnownRender render = null;
    for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
      json.nextToken();
      switch (key) {
        case "seconds" -> seconds = json.getDoubleValue();
        case "peak" -> peak = json.getLongValue();
        case "modified" -> modified = json.getLongValue();
        case "render" -> render = renders.read(json);
        default -> json.skipChildren();
      }
    }
    return new Entry(seconds, peak, modified, render);
  }

  private static void expect(boolean condition, JsonParser json) throws IOException {
    if (!condition) {
      throw new JsonParseException(json, "no index");
    }
  }

  /** Returns the text of a file with these entries. */
  byte[] text(Map<Path, Entry> entries) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(text).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeNumberField("version", VERSION);
      writeFiles(json, entries);
      json.writeObjectFieldStart("outputs");
      for (Map.Entry<Path, Entry> entry : new TreeMap<>(entries).entrySet()) {
        json.writeFieldName(relative(entry.getKey()));
        writeEntry(json, entry.getValue());
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    return text.toByteArray();
  }

  private void writeFiles(JsonGenerator json, Map<Path, Entry> entries) throws IOException {
    TreeSet<Path> files = new TreeSet<>();
    entries.forEach(
        (output, entry) -> {
          if (entry.render() != null) {
            files.add(output);
            entry.render().inputs().forEach(in -> names.path(in.name()).ifPresent(files::add));
          }
        });
    json.writeObjectFieldStart("files");
    for (Path path : files) {
      Optional<FileHashes.Known> known = hashes.settled(path);
      if (known.isPresent()) {
        FileState state = known.get().state();
        json.writeArrayFieldStart(names.name(path));
        json.writeNumber(state.size());
        json.writeNumber(state.modified());
        json.writeNumber(state.changed());
        json.writeNumber(state.number());
        json.writeString(known.get().hash());
        json.writeEndArray();
      }
    }
    json.writeEndObject();
  }

  private void writeEntry(JsonGenerator json, Entry entry) throws IOException {
    json.writeStartObject();
    writeNumber(json, "seconds", entry.seconds());
    writeNumber(json, "peak", entry.peak());
    writeNumber(json, "modified", entry.modified());
    if (entry.render() != null) {
      json.writeFieldName("render");
      renders.write(json, entry.render());
    }
    json.writeEndObject();
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
