// plate.scad: the plate that holds a lock nut under a table's leg.
//
// It is 2D, to be cut from sheet: its suffixes are dxf and svg, not stl.

use <thread.scad>

module mounting_plate() {
    plate_outline(side = 60, nut_size = 8, screw_diameter = 4.5);
}

module plate_outline(side, nut_size, screw_diameter) {
    corner = 6;
    screw_distance = side / 2 - 9;
    // A laser's kerf takes a little off, so the nut gets little play.
    nut_flats = hex_width(nut_size) + 0.1;

    difference() {
        offset(corner) square(side - 2 * corner, center = true);

        // A circle of six sides is a hexagon; circle() wants its corners.
        circle(d = nut_flats / cos(30), $fn = 6);

        for (x = [-1, 1], y = [-1, 1]) {
            translate(screw_distance * [x, y]) circle(d = screw_diameter);
        }
    }
}

if (is_undef(batch_rendering) || !batch_rendering) {
    mounting_plate($fn = 48);
}
