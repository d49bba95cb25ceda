/**
 * What the user asked for: read from the YAML and the POM, merged and checked. Everything wrong
 * with it is found here and said in a {@link io.github.scadmaven.config.ConfigException}.
 */
@org.jspecify.annotations.NullMarked
package io.github.scadmaven.config;
