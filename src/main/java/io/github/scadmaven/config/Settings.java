package io.github.scadmaven.config;

import io.github.scadmaven.openscad.Backend;
import io.github.scadmaven.openscad.Launcher;
import io.github.scadmaven.openscad.Strictness;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one place of the configuration, the YAML or the POM, says; {@code null} is what it doesn't
 * mention. The components are the keys, in the YAML with underscores.
 *
 * @param scadFile the gateway file
 * @param openscadPath a native OpenSCAD: a path or a name on {@code PATH}
 * @param launcher words put before the command
 * @param engine which OpenSCAD renders
 * @param threads the most renders at a time
 * @param memory the memory that renders may take together, in bytes
 * @param quality {@code $fn} for the modules of the gateway
 * @param backend what it computes with
 * @param strictness how much is held against a render
 * @param timeout how long one render may take
 * @param failFast whether the first failure stops all other renders
 * @param libraryPath folders in which {@code use} and {@code include} look
 * @param fonts files and folders with fonts for {@code text()}
 * @param reproducible whether STL triangles are put in canonical order
 * @param allow patterns of messages that are not held against a render
 * @param cache whether renders are kept beyond {@code target}
 * @param cacheDirectory the folder they are kept in
 * @param cacheSize the most bytes that it may hold
 * @param remoteCache the URL of a server they are kept on as well
 * @param serverId the server of {@code settings.xml} with its credentials
 * @param push whether this build's renders are put there, too
 * @param shard the share of the models to render
 * @param models the models
 */
record Settings(
    @Nullable GivenPath scadFile,
    @Nullable String openscadPath,
    @Nullable Launcher launcher,
    @Nullable Engine engine,
    @Nullable Threads threads,
    @Nullable Long memory,
    @Nullable Integer quality,
    @Nullable Backend backend,
    @Nullable Strictness strictness,
    @Nullable Duration timeout,
    @Nullable Boolean failFast,
    @Nullable List<GivenPath> libraryPath,
    @Nullable List<GivenPath> fonts,
    @Nullable Boolean reproducible,
    @Nullable List<Pattern> allow,
    @Nullable Boolean cache,
    @Nullable GivenPath cacheDirectory,
    @Nullable Long cacheSize,
    @Nullable String remoteCache,
    @Nullable String serverId,
    @Nullable Boolean push,
    @Nullable Shard shard,
    @Nullable List<ListedModel> models) {

  /** What a place says that says nothing. */
  static final Settings NONE =
      new Settings(
          null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
          null, null, null, null, null, null, null, null);

  /** Returns these settings, with what they don't say taken from the marks of a gateway. */
  Settings or(Marks marks) {
    return new Settings(
        scadFile,
        openscadPath,
        launcher,
        engine,
        threads != null ? threads : marks.threads(),
        memory,
        quality != null ? quality : marks.quality(),
        backend,
        strictness,
        timeout,
        failFast,
        libraryPath,
        fonts,
        reproducible,
        allow,
        cache,
        cacheDirectory,
        cacheSize,
        remoteCache,
        serverId,
        push,
        shard,
        models != null ? models : marks.models());
  }
}
