package io.github.scadmaven.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the marks of a gateway say.
 *
 * @param threads the most renders at a time; {@code null} if no mark says so
 * @param quality {@code $fn} for the modules; {@code null} if no mark says so
 * @param models the models, at least one
 */
record Marks(@Nullable Threads threads, @Nullable Integer quality, List<ListedModel> models) {}
