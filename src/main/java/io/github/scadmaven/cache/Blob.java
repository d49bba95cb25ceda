package io.github.scadmaven.cache;

import java.nio.file.Path;

/**
 * An output to be kept.
 *
 * @param sha256 the hash of its content, 64 hexadecimal digits
 * @param size in bytes
 * @param file where it is
 */
public record Blob(String sha256, long size, Path file) {}
