package io.github.scadmaven.cache;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Finds earlier renders of the same thing, made here or by others.
 *
 * <p>What a render reads is known only after it. So, as in ccache's depend mode, there are two
 * steps: what is known before leads to the lists of files that such renders have read; and a list
 * all of whose files are now what they were then leads to a render.
 */
public final class RenderCache implements AutoCloseable {

  /** So many lists of files are kept for one model: branches, and machines with other libraries. */
  private static final int MOST_CANDIDATES = 8;

  private static final JsonFactory JSON = new JsonFactory();

  private final List<CacheStore> stores;
  private final RenderJson renders;

  /**
   * Creates a cache.
   *
   * @param names names files
   * @param stores where renders are kept, the nearest first; what is found in a farther one is kept
   *     in those before it
   */
  public RenderCache(PathNames names, List<? extends CacheStore> stores) {
    this.renders = new RenderJson(names);
    this.stores = List.copyOf(stores);
  }

  /** Tells what inputs are now. */
  public interface Inputs {

    /**
     * Returns the hash of an input.
     *
     * @param name its name
     * @return empty if it is not there
     * @throws IOException if it can't be read
     */
    Optional<String> hash(String name) throws IOException;
  }

  /**
   * Looks for a render.
   *
   * @param baseKey the fingerprint of what is known before it begins
   * @param now what its inputs are now
   * @param to where to copy its output
   * @param found is run before its output is copied
   * @return what is known of it; empty if there is none, and no file then
   * @throws IOException if an input can't be read
   */
  public Optional<KnownRender> find(String baseKey, Inputs now, Path to, Runnable found)
      throws IOException {
    for (int i = 0; i < stores.size(); i++) {
      Optional<KnownRender> render = find(stores.get(i), baseKey, now, to, found);
      if (render.isPresent()) {
        keep(render.get(), to, stores.subList(0, i));
        return render;
      }
    }
    return Optional.empty();
  }

  /**
   * Returns how long a render took, whatever its inputs were then. Only this machine is asked: a
   * schedule is not worth a network.
   *
   * @param baseKey the fingerprint of what is known before it begins
   * @return seconds; empty if it is not known
   */
  public OptionalDouble seconds(String baseKey) {
    return stores.stream()
        .filter(LocalCache.class::isInstance)
        .flatMap(store -> newest(store, baseKey).stream())
        .mapToDouble(KnownRender::seconds)
        .findFirst();
  }

  private Optional<KnownRender> newest(CacheStore store, String baseKey) {
    return candidates(store, baseKey).stream()
        .findFirst()
        .map(inputs -> KnownRender.key(baseKey, inputs))
        .flatMap(key -> store.record(key).flatMap(record -> render(record, key)));
  }

  /**
   * Returns whether a render is known; its output is not looked at.
   *
   * @param baseKey the fingerprint of what is known before it begins
   * @param now what its inputs are now
   * @throws IOException if an input can't be read
   */
  public boolean knows(String baseKey, Inputs now) throws IOException {
    for (CacheStore store : stores) {
      for (List<Input> candidate : candidates(store, baseKey)) {
        if (isAsNow(candidate, now)
            && store.record(KnownRender.key(baseKey, candidate)).isPresent()) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Keeps a render.
   *
   * @param render what is known of it
   * @param output its output
   */
  public void keep(KnownRender render, Path output) {
    keep(render, output, stores);
  }

  @Override
  public void close() {
    stores.forEach(CacheStore::close);
  }

  private Optional<KnownRender> find(
      CacheStore store, String baseKey, Inputs now, Path to, Runnable found) throws IOException {
    for (List<Input> candidate : candidates(store, baseKey)) {
      if (isAsNow(candidate, now)) {
        String key = KnownRender.key(baseKey, candidate);
        Optional<KnownRender> render = store.record(key).flatMap(record -> render(record, key));
        render.ifPresent(known -> found.run());
        if (render.isPresent() && store.fetch(render.get().output(), render.get().size(), to)) {
          return render;
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isAsNow(List<Input> inputs, Inputs now) throws IOException {
    for (Input input : inputs) {
      if (!now.hash(input.name()).equals(Optional.ofNullable(input.hash()))) {
        return false;
      }
    }
    return true;
  }

  private void keep(KnownRender render, Path output, List<CacheStore> places) {
    byte[] record = bytes(json -> renders.write(json, render));
    for (CacheStore store : places) {
      if (!store.keeps()) {
        continue;
      }
      List<List<Input>> candidates = new ArrayList<>(candidates(store, render.baseKey()));
      candidates.remove(render.inputs());
      candidates.add(0, render.inputs());
      List<List<Input>> newest =
          candidates.subList(0, Math.min(candidates.size(), MOST_CANDIDATES));
      // In this order, so that whoever finds one finds what it leads to.
      store.push(render.key(), record, List.of(new Blob(render.output(), render.size(), output)));
      store.push(
          candidatesKey(render.baseKey()), bytes(json -> writeCandidates(json, newest)), List.of());
    }
  }

  private static String candidatesKey(String baseKey) {
    return Fingerprint.of(List.of("inputs of", baseKey));
  }

  /** What is damaged is as good as missing. */
  private static List<List<Input>> candidates(CacheStore store, String baseKey) {
    Optional<byte[]> record = store.record(candidatesKey(baseKey));
    if (record.isEmpty()) {
      return List.of();
    }
    List<List<Input>> candidates = new ArrayList<>();
    try (JsonParser json = JSON.createParser(record.get())) {
      if (json.nextToken() == JsonToken.START_ARRAY) {
        while (json.nextToken() == JsonToken.START_ARRAY && candidates.size() < MOST_CANDIDATES) {
          candidates.add(RenderJson.readInputs(json));
        }
      }
      return candidates;
    } catch (IOException e) {
      return List.of();
    }
  }

  private static void writeCandidates(JsonGenerator json, List<List<Input>> candidates)
      throws IOException {
    json.writeStartArray();
    for (List<Input> inputs : candidates) {
      RenderJson.writeInputs(json, inputs);
    }
    json.writeEndArray();
  }

  /** What is damaged, or is not what its key says, is as good as missing. */
  private Optional<KnownRender> render(byte[] record, String key) {
    try (JsonParser json = JSON.createParser(record)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      return Optional.of(renders.read(json)).filter(render -> render.key().equals(key));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private interface Writer {
    void write(JsonGenerator json) throws IOException;
  }

  private static byte[] bytes(Writer writer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      writer.write(json);
    } catch (IOException e) {
      throw new IllegalStateException("there is always room in memory", e);
    }
    return bytes.toByteArray();
  }
}
