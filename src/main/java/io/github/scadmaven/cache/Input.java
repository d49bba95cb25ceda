package io.github.scadmaven.cache;

import org.jspecify.annotations.Nullable;

/**
 * Something that a render depends on.
 *
 * @param name a file as {@link PathNames} name it, or something else that has a hash
 * @param hash of its content; {@code null} if it was not there, where it would have been found
 */
public record Input(String name, @Nullable String hash) {}
