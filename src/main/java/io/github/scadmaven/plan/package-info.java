/**
 * What must be rendered: one job per output file, each with the stub that OpenSCAD is given. Plans
 * are made from the configuration alone; nothing is read, written or started.
 */
@org.jspecify.annotations.NullMarked
package io.github.scadmaven.plan;
