// caps.scad: closures with coarse threads.

use <thread.scad>

module bottle_neck() {
    difference() {
        union() {
            cylinder(d = 30, h = 3);
            translate([0, 0, 2]) thread(26, 3, 12);
        }
        translate([0, 0, -1]) cylinder(d = 19, h = 16);
    }
}

module bottle_cap() {
    difference() {
        knurled(32, 12, 20);
        translate([0, 0, 2]) thread(26.6, 3, 12, taper = false);
    }
}

// The body of a cable gland: one thread for the wall, one for the nut.
module gland_body() {
    difference() {
        union() {
            thread(16, 1.5, 8);
            translate([0, 0, 7]) hexagon(22, 5);
            translate([0, 0, 11]) thread(18, 2, 8);
        }
        translate([0, 0, -1]) cylinder(d = 10, h = 30);
        translate([0, 0, 16]) cylinder(d1 = 10, d2 = 14, h = 4);
    }
}

module gland_nut() {
    difference() {
        hexagon(24, 11);
        translate([0, 0, 2]) thread(18.6, 2, 10, taper = false);
        translate([0, 0, -1]) cylinder(d = 11, h = 4);
    }
}

// Closes a pipe, turned by a square drive.
module pipe_plug() {
    difference() {
        thread(20, 1.75, 12);
        translate([-4, -4, 5]) cube([8, 8, 8]);
    }
}

// A cylinder with grooves for the fingers.
module knurled(diameter, height, grooves) {
    linear_extrude(height) {
        difference() {
            circle(d = diameter);
            for (i = [0:grooves - 1]) {
                rotate(360 * i / grooves)
                    translate([diameter / 2, 0])
                        circle(d = 2, $fn = 8);
            }
        }
    }
}
