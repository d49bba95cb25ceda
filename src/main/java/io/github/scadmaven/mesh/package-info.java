/** Files with geometry. Knows nothing of this plugin's other packages. */
@org.jspecify.annotations.NullMarked
package io.github.scadmaven.mesh;
