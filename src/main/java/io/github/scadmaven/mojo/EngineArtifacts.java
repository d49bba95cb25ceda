package io.github.scadmaven.mojo;

import io.github.scadmaven.engine.EngineFiles;
import io.github.scadmaven.engine.Platform;
import io.github.scadmaven.openscad.OpenScadNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.jspecify.annotations.Nullable;

/**
 * The artifacts that the embedded OpenSCAD is made of. Resolved the way that Maven resolves
 * plugins: settings, mirrors, proxies and {@code -o} hold.
 */
final class EngineArtifacts {

  private static final String JAVET_GROUP = "com.caoccao.javet";

  private final RepositorySystem repositorySystem;
  private final MavenSession session;
  private final List<RemoteRepository> repositories;
  private final Platform platform = Platform.here();

  EngineArtifacts(
      RepositorySystem repositorySystem,
      MavenSession session,
      List<RemoteRepository> repositories) {
    this.repositorySystem = repositorySystem;
    this.session = session;
    this.repositories = repositories;
  }

  /** Returns why this machine can't run it, as a sentence; {@code null} if it can. */
  @Nullable String whyNone() {
    return platform.nativeLibrary().isPresent()
        ? null
        : "There is no embedded OpenSCAD for %s.".formatted(platform.displayName());
  }

  /**
   * Resolves them.
   *
   * @param plugin this plugin; the engine has its version
   * @throws OpenScadNotFoundException if one can't be resolved
   */
  EngineFiles resolve(PluginDescriptor plugin) throws OpenScadNotFoundException {
    String javet = javetVersion();
    String nativeLibrary = platform.nativeLibrary().orElseThrow();
    return new EngineFiles(
        resolve(
            new DefaultArtifact(
                plugin.getGroupId(), plugin.getArtifactId(), "engine", "jar", plugin.getVersion())),
        resolve(new DefaultArtifact(JAVET_GROUP, "javet", "jar", javet)),
        resolve(new DefaultArtifact(JAVET_GROUP, "javet-node-" + nativeLibrary, "jar", javet)));
  }

  private Path resolve(Artifact artifact) throws OpenScadNotFoundException {
    try {
      return repositorySystem
          .resolveArtifact(
              session.getRepositorySession(), new ArtifactRequest(artifact, repositories, "plugin"))
          .getArtifact()
          .getFile()
          .toPath();
    } catch (ArtifactResolutionException e) {
      throw new OpenScadNotFoundException(
          "The embedded OpenSCAD can't be resolved: %s. Run mvn scad:engine once with access to the repositories, or set engine to native, with an OpenSCAD installed."
              .formatted(e.getMessage()));
    }
  }

  /** The build writes the version that the plugin was compiled with. */
  private static String javetVersion() {
    Properties properties = new Properties();
    try (InputStream in = EngineArtifacts.class.getResourceAsStream("engine.properties")) {
      properties.load(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return Objects.requireNonNull(properties.getProperty("javet.version"));
  }
}
