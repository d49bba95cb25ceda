package io.github.scadmaven.mesh;

/**
 * What can be measured of a shape.
 *
 * @param content the volume of a solid, the area of a drawing
 * @param boundary the surface of a solid, the length of the lines of a drawing
 * @param box what it lies in
 */
public record Measures(double content, double boundary, Box box) {}
