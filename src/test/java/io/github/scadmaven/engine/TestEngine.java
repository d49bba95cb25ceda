package io.github.scadmaven.engine;

import io.github.scadmaven.engine.EmbeddedOpenScad.Sight;
import io.github.scadmaven.openscad.Launcher;
import io.github.scadmaven.process.Exit;
import io.github.scadmaven.process.ProcessRunner;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The embedded OpenSCAD as the build has made it ready, for tests: its contents are those of the
 * engine artifact, its native library is a dependency of the tests.
 */
public final class TestEngine {

  private static final Path TARGET = Path.of("target", "engine").toAbsolutePath();

  private TestEngine() {}

  /**
   * Makes one.
   *
   * @param sight what models may see
   * @param processes runs its workers
   * @param workFolder an existing folder for what its workers print
   */
  public static EmbeddedOpenScad openScad(Sight sight, ProcessRunner processes, Path workFolder)
      throws IOException {
    return openScad(sight, Launcher.NONE, processes, workFolder);
  }

  /**
   * Makes one whose workers are launched.
   *
   * @param sight what models may see
   * @param launcher words put before their command
   * @param processes runs its workers
   * @param workFolder an existing folder for what its workers print
   */
  public static EmbeddedOpenScad openScad(
      Sight sight, Launcher launcher, ProcessRunner processes, Path workFolder) throws IOException {
    return EmbeddedOpenScad.of(
        installation(), sight, launcher, processes, workFolder, WorkerPool.PATIENCE);
  }

  /** Returns whether there is a native library for this machine. */
  public static boolean isThere() {
    return Platform.here().nativeLibrary().isPresent();
  }

  /** Returns a folder of what it brings along: {@code fonts} or {@code libraries}. */
  public static Path content(String folder) {
    return TARGET.resolve("content").resolve(folder);
  }

  /** Returns the exit code of a render that ended by itself, whatever memory it took. */
  static int codeOf(Exit exit) {
    return ((Exit.Code) exit).value();
  }

  static EngineInstallation installation() throws IOException {
    Path javet = jarOf("com/caoccao/javet/interop/V8Host.class");
    JarContents library = JarContents.of(nativeLibrary(), name -> name.contains("libjavet-"));
    return new EngineInstallation(
        TARGET.resolve("content"),
        new EngineFolder(library, TARGET.resolve("native")).ready(),
        List.of(Path.of("target", "classes").toAbsolutePath(), javet),
        List.of());
  }

  /** The jar with the native library of this machine. */
  static Path nativeLibrary() {
    Path javet = jarOf("com/caoccao/javet/interop/V8Host.class");
    String artifact = "javet-node-" + Platform.here().nativeLibrary().orElseThrow();
    String version = javet.getParent().getFileName().toString();
    Path jar =
        javet
            .resolve(
                "../../../" + artifact + "/" + version + "/" + artifact + "-" + version + ".jar")
            .normalize();
    if (!Files.exists(jar)) {
      throw new IllegalStateException("the tests' dependency " + artifact + " is not at " + jar);
    }
    return jar;
  }

  private static Path jarOf(String resource) {
    URL url = Objects.requireNonNull(TestEngine.class.getClassLoader().getResource(resource));
    String text = url.toString();
    return Path.of(URI.create(text.substring("jar:".length(), text.indexOf("!/"))));
  }
}
