/**
 * What must be rendered: one job per output file, each with the stub that OpenSCAD is given. Plans
 * are made from the configuration and the times that the project records; but for those, nothing is
 * read or written, and nothing is started.
 */
@org.jspecify.annotations.NullMarked
package io.github.scadmaven.plan;
