/**
 * The embedded OpenSCAD: the OpenSCAD project's WebAssembly build, run by V8 in virtual machines of
 * its own. Knows how to unpack, start, ask and replace them; what they do stands in {@link
 * io.github.scadmaven.engine.worker} and in {@code src/main/engine}.
 *
 * <p>Each worker is a process with one runtime, and not one of several runtimes of a common
 * process: a render that never ends, or that kills V8, can only be ended together with its process,
 * and must take no other render along. Measured on two cores with other work beside it: a worker is
 * ready 0.41 s after it is asked for, renders a first cube in 0.12 s more and each further one in
 * 0.03 to 0.05 s, and takes 130 MB for such models.
 */
@org.jspecify.annotations.NullMarked
package io.github.scadmaven.engine;
