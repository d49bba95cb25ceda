/**
 * OpenSCAD libraries as archives: makes them, and unpacks them without trusting them.
 *
 * <p>Java's own support for zip files reads and writes them. It does not tell what Unix calls a
 * file's mode, by which an archive says that an entry is a symbolic link; so {@link
 * io.github.scadmaven.library.UnixModes} reads these few bytes itself.
 */
@org.jspecify.annotations.NullMarked
package io.github.scadmaven.library;
