package io.github.scadmaven.mojo;

import io.github.scadmaven.process.AvailableMemory;
import io.github.scadmaven.render.RenderSlots;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.SessionData;
import org.jspecify.annotations.Nullable;

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
   * @param memory how much memory it allows them to take together, in bytes; {@code null} for what
   *     the machine has
   */
  @SuppressWarnings("unchecked")
  RenderSlots slots(int most, @Nullable Long memory) {
    RenderSlots.Shared shared =
        new RenderSlots.Shared(
            (AtomicInteger) shared("running", AtomicInteger::new),
            (AtomicLong) shared("reserved", AtomicLong::new),
            (Queue<Object>) shared("waiting", ArrayDeque::new));
    return new RenderSlots(shared, most, memory != null ? memory : availableMemory(shared));
  }

  /**
   * What running renders take is missing from what the machine has left, and must not be counted a
   * second time: so this is looked up only while there are none.
   */
  private long availableMemory(RenderSlots.Shared shared) {
    AtomicLong available = (AtomicLong) shared("available", AtomicLong::new);
    synchronized (shared.running()) {
      if (shared.running().get() == 0 || available.get() == 0) {
        available.set(AvailableMemory.bytes().orElse(Long.MAX_VALUE));
      }
      return available.get();
    }
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

  /**
   * Adds an output that is what its model is now, for the archive of the project's models.
   *
   * @param project whose
   * @param name its path in that archive
   * @param output the file
   * @return the file that had that name before; {@code output} if none had
   */
  Path addModel(MavenProject project, String name, Path output) {
    String before = modelsOf(project).putIfAbsent(name, output.toString());
    return before == null ? output : Path.of(before);
  }

  /**
   * Takes back outputs that are not there any more.
   *
   * @param project whose
   * @param outputs the files
   */
  void removeModels(MavenProject project, List<Path> outputs) {
    modelsOf(project).values().removeAll(outputs.stream().map(Path::toString).toList());
  }

  /** Returns the outputs of a project that are what their models are now, by those names. */
  Map<String, Path> models(MavenProject project) {
    Map<String, Path> models = new TreeMap<>();
    modelsOf(project).forEach((name, output) -> models.put(name, Path.of(output)));
    return models;
  }

  @SuppressWarnings("unchecked")
  private ConcurrentMap<String, String> modelsOf(MavenProject project) {
    return (ConcurrentMap<String, String>)
        shared("models of " + project.getBasedir(), ConcurrentHashMap::new);
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
