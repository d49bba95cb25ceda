// feet.scad: leveling feet, a pad with a hexagon to turn it and a stud.

use <thread.scad>

module leveling_foot_m8() {
    leveling_foot(size = 8, pad_diameter = 32, reach = 30);
}

module leveling_foot_m10() {
    leveling_foot(size = 10, pad_diameter = 40, reach = 35);
}

// `reach` is the length of the stud above the hexagon.
module leveling_foot(size, pad_diameter, reach) {
    pad = pad_diameter / 2;
    flats = hex_width(size);
    hex_bottom = 8;
    hex_top = hex_bottom + nut_height(size);

    // From the floor up. Each line is one outline; two outlines at the same
    // height make a flat shoulder.
    skin(concat(
        [
            circle_ring(pad - 1, 0),            // chamfer against elephant's foot
            circle_ring(pad, 1),
            circle_ring(pad, 4),
            circle_ring(flats * 0.6, hex_bottom),
            hex_ring(flats, hex_bottom),
            hex_ring(flats, hex_top)
        ],
        thread_rings(size, reach, z = hex_top)
    ));
}

// Seen when this file is opened in OpenSCAD, left out of the build.
// $fn is given here and not at the top of the file, where it would be in the
// way of the quality that the build chooses.
if (is_undef(batch_rendering) || !batch_rendering) {
    leveling_foot_m8($fn = 48);
    translate([45, 0, 0]) leveling_foot_m10($fn = 48);
}
