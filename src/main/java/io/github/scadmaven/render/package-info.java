/** Carries out a plan: order, bound, progress and the outcome of each job. */
@org.jspecify.annotations.NullMarked
package io.github.scadmaven.render;
