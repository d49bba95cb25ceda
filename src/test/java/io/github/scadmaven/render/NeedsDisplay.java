package io.github.scadmaven.render;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * For tests of pictures: skipped, visibly, where there is neither a display nor Xvfb; a failure
 * where the environment variable {@code SCAD_REQUIRE_NATIVE} is true.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(DisplayCondition.class)
@interface NeedsDisplay {}
