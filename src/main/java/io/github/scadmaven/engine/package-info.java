/**
 * The embedded OpenSCAD: the OpenSCAD project's WebAssembly build, run by V8 in virtual machines of
 * its own. Knows how to unpack, start, ask and replace them; what they do stands in {@link
 * io.github.scadmaven.engine.worker} and in {@code src/main/engine}.
 */
@org.jspecify.annotations.NullMarked
package io.github.scadmaven.engine;
