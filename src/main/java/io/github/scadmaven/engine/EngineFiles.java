package io.github.scadmaven.engine;

import java.nio.file.Path;

/**
 * What the embedded OpenSCAD is made of, as Maven resolves it.
 *
 * @param engine the jar with OpenSCAD, its fonts and libraries: this plugin's artifact with the
 *     classifier {@code engine}
 * @param javet the jar of Javet, which runs V8 in a Java virtual machine
 * @param nativeLibrary the jar with Javet's native library for this machine
 */
public record EngineFiles(Path engine, Path javet, Path nativeLibrary) {}
