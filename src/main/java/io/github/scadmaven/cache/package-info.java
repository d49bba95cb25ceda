/**
 * What is known from earlier builds, here and on a server that builds share. Knows nothing of plans
 * and renders, only of files.
 */
@org.jspecify.annotations.NullMarked
package io.github.scadmaven.cache;
