/** Tells people and machines what came of a render. */
@org.jspecify.annotations.NullMarked
package io.github.scadmaven.report;
