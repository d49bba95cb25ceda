package io.github.scadmaven.openscad;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One export to be done by OpenSCAD.
 *
 * @param main the file to open; {@code null} if it is piped
 * @param piped a file whose text OpenSCAD reads from its standard input instead of opening one;
 *     {@code null} if it opens {@code main}
 * @param workingFolder the folder to run in, absolute
 * @param output where the result goes, absolute; its extension is the format's
 * @param format what is written
 * @param dependencies where the names of the files read go, absolute
 * @param log where everything printed goes, absolute
 * @param definitions values for {@code -D}, by variable
 * @param timeout how long it may run; {@code null} for ever
 */
public record Invocation(
    @Nullable Path main,
    @Nullable Path piped,
    Path workingFolder,
    Path output,
    Format format,
    Path dependencies,
    Path log,
    Map<String, String> definitions,
    @Nullable Duration timeout) {}
