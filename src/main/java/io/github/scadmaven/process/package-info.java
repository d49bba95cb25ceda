/**
 * Starting, watching and ending processes and all their children. Knows nothing of OpenSCAD or of
 * this plugin's other packages.
 */
@org.jspecify.annotations.NullMarked
package io.github.scadmaven.process;
