package io.github.scadmaven.mojo;

import io.github.scadmaven.render.RenderSlots;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.SessionData;

/**
 * What all executions of the plugin in one build share. It lives in the session's data, which all
 * class loaders of the build see; so there are only types of the JDK in it, under keys that are
 * strings.
 */
final class BuildState {

  private static final String PREFIX = "io.github.scadmaven.";

  private final SessionData data;

  BuildState(MavenSession session) {
    this.data = session.getRepositorySession().getData();
  }

  /**
   * Returns the bound on renders at a time.
   *
   * @param most how many this execution allows in the whole build
   */
  RenderSlots slots(int most) {
    AtomicInteger running = (AtomicInteger) shared("running", AtomicInteger::new);
    return new RenderSlots(running, most);
  }

  /**
   * Reserves an output for an execution.
   *
   * @param output the absolute path of the file, in the form in which equal paths are equal
   * @param owner the execution, in words; the same execution may run twice in a build
   * @return the execution that had reserved it before, or {@code owner}
   */
  @SuppressWarnings("unchecked")
  String claim(String output, String owner) {
    ConcurrentMap<String, String> owners =
        (ConcurrentMap<String, String>) shared("outputs", ConcurrentHashMap::new);
    return Objects.requireNonNullElse(
        ((Map<String, String>) owners).putIfAbsent(output, owner), owner);
  }

  /** SessionData has no computeIfAbsent before Maven 3.9. */
  private Object shared(String name, Supplier<Object> creator) {
    String key = PREFIX + name;
    Object existing = data.get(key);
    if (existing == null) {
      data.set(key, null, creator.get());
      existing = Objects.requireNonNull(data.get(key));
    }
    return existing;
  }
}
