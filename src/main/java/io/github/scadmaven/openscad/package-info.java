/**
 * Everything about OpenSCAD the program: where it is found, its versions, formats, arguments,
 * messages and dependency files, and the verdict on a run. Knows nothing of configuration, plans or
 * reports.
 */
@org.jspecify.annotations.NullMarked
package io.github.scadmaven.openscad;
