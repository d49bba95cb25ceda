package io.github.scadmaven.render;

import java.util.OptionalDouble;

/**
 * How far a plan has come.
 *
 * @param ended how many jobs have ended
 * @param all how many there are
 * @param secondsLeft how long the others will probably take, in seconds; empty if too little is
 *     known to say so
 */
public record Progress(int ended, int all, OptionalDouble secondsLeft) {}
