/** Files that are there whole or not at all. Knows nothing of this plugin's other packages. */
@org.jspecify.annotations.NullMarked
package io.github.scadmaven.file;
