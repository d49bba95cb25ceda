package io.github.scadmaven.slurm;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests that need a real Slurm. Without it they are skipped, saying so; where {@code
 * SCAD_REQUIRE_NATIVE=true}, as on the build server, they fail.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("slurm")
@ExtendWith(SlurmCondition.class)
public @interface NeedsSlurm {}
