/**
 * Maven's door, and the only package that knows Maven. Mojos are thin: parameters in, one call,
 * result out.
 */
@org.jspecify.annotations.NullMarked
package io.github.scadmaven.mojo;
