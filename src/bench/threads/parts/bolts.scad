// bolts.scad: everything with a thread on its outside.

use <thread.scad>

module bolt_m6() { hex_bolt(6, 10); }

module bolt_m8() { hex_bolt(8, 12); }

module bolt_m10() { hex_bolt(10, 18); }

module hex_bolt(size, length) {
    head = size * 0.65;

    hexagon(flats_of(size), head);
    // Every thread reaches a little into what carries it, so that the two
    // overlap and do not merely touch.
    translate([0, 0, head - 1]) metric_thread(size, length + 1);
}

// A cylinder head with a hexagon socket.
module socket_screw_m8() {
    difference() {
        union() {
            cylinder(d = 13, h = 8);
            translate([0, 0, 7]) metric_thread(8, 12);
        }
        translate([0, 0, -1]) cylinder(d = 6 / cos(30), h = 5, $fn = 6);
    }
}

// A flat blade to be turned by thumb and finger.
module thumb_screw_m6() {
    intersection() {
        translate([-10, -2, 0]) cube([20, 4, 12]);
        translate([0, 10, 6]) rotate([90, 0, 0]) cylinder(d = 20, h = 20);
    }
    cylinder(d = 9, h = 12);
    translate([0, 0, 11]) metric_thread(6, 9);
}

// All thread and no head, with a slot for the screwdriver.
module set_screw_m10() {
    difference() {
        metric_thread(10, 16);
        translate([-6, -0.75, 14]) cube([12, 1.5, 3]);
    }
}
