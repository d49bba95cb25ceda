function metric_pitch(d) = lookup(d, [[3, 0.5], [4, 0.7], [5, 0.8], [6, 1], [8, 1.25]]);

// A circle beside the axis, turned once for each pitch.
module metric_rod(d, length) {
    depth = 0.6 * metric_pitch(d);
    turns = length / metric_pitch(d);
    linear_extrude(length, twist = -360 * turns, slices = 8 * turns)
        translate([depth / 2, 0]) circle(d = d - depth);
}
