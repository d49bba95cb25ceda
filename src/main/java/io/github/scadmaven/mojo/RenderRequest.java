package io.github.scadmaven.mojo;

import io.github.scadmaven.config.Node;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the parameters of an execution say.
 *
 * @param configFile the YAML; {@code null} to look for one
 * @param configuration all that the YAML may say, too
 * @param only names or globs of the models to render; empty for all
 * @param outputDirectory where results go; {@code null} for the usual place
 * @param addResources whether results become resources of the project
 * @param force whether what is up to date is rendered all the same
 */
record RenderRequest(
    @Nullable Path configFile,
    Node.Mapping configuration,
    List<String> only,
    @Nullable Path outputDirectory,
    boolean addResources,
    boolean force) {}
