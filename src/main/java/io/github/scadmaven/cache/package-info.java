/** What is known from earlier builds. Knows nothing of plans and renders, only of files. */
@org.jspecify.annotations.NullMarked
package io.github.scadmaven.cache;
