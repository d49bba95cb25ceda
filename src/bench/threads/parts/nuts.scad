// nuts.scad: everything with a thread on its inside, and inserts with both.

use <thread.scad>

module nut_m6() { hex_nut(6, 5); }

module nut_m8() { hex_nut(8, 6.5); }

module nut_m10() { hex_nut(10, 8); }

module hex_nut(size, height) {
    difference() {
        hexagon(flats_of(size), height);
        metric_hole(size, height);
    }
}

// A nut on a flange with teeth underneath.
module flange_nut_m8() {
    difference() {
        union() {
            hexagon(flats_of(8), 8);
            cylinder(d1 = 18, d2 = 14, h = 2.5);
        }
        metric_hole(8, 8);
        for (i = [0:11]) {
            rotate(30 * i) translate([7, -0.4, -0.5]) cube([3, 0.8, 1]);
        }
    }
}

// Its coarse outside thread goes into wood, a bolt into the inside one.
module insert_m6() {
    difference() {
        thread(11, 2.5, 9);
        metric_hole(6, 9);
    }
}

// Four threaded holes side by side: the longest render of them all, about a
// quarter of the whole.
module terminal_block() {
    spacing = 14;
    height = 7.5;

    difference() {
        translate([-7, -7, 0]) cube([4 * spacing, 14, height]);
        for (i = [0:3]) {
            translate([spacing * i, 0, 0]) metric_hole(8, height);
        }
    }
}
