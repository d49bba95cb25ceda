package io.github.scadmaven.render;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests that need OpenSCAD 2021.01, whose behaviour they know, on {@code PATH}. Without it they are
 * skipped, saying what is missing; where {@code SCAD_REQUIRE_NATIVE=true}, as on the build server,
 * they fail.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("native-openscad")
@ExtendWith(OpenScad2021Condition.class)
@interface NeedsOpenScad2021 {}
