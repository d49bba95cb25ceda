// wrench.scad: a flat open-ended wrench for the hexagons of the kit.
//
// A whole file of its own, for OpenSCAD's Customizer: its geometry stands at
// the top level, so renderer.scad must NOT include it. It is rendered by
// `file: parts/wrench.scad` in render_config.yaml instead.

/* [Wrench] */
// Across the flats: 13 for M8, 16 for M10
flats = 13; // [10, 13, 16]
length = 95; // [70:150]
thickness = 5; // [3:8]

/* [Hidden] */
$fn = 72;
play = 0.3;
head = flats * 2.2;

linear_extrude(thickness) {
    difference() {
        // Rounds the inner corners where the handle meets the head.
        offset(-4) offset(4) {
            circle(d = head);
            hull() {
                circle(d = flats);
                translate([length - head / 2 - flats / 2, 0]) circle(d = flats);
            }
        }
        jaw();
        translate([length - head / 2 - flats / 2, 0]) circle(d = 5);
    }
}

// Open to the left and turned by 15 degrees: flipped over, the wrench grips
// again after 30 degrees instead of 60, where there is little room to swing it.
module jaw() {
    rotate(15) {
        circle(d = (flats + play) / cos(30), $fn = 6);
        translate([-head, -(flats + play) / 2]) square([head, flats + play]);
    }
}
