// hardware.scad: what goes onto the stud of a leveling foot.

use <thread.scad>

module lock_nut_m8() {
    lock_nut(8);
}

module lock_nut_m10() {
    lock_nut(10);
}

module washer_m8() {
    washer(inner_diameter = 8.4, outer_diameter = 24, thickness = 2);
}

module thumb_knob_m8() {
    thumb_knob(size = 8, diameter = 30, height = 9);
}

module lock_nut(size, clearance = 0.2) {
    flats = hex_width(size);
    height = nut_height(size);

    // Up the outside, then down the threaded inside: still one polyhedron.
    skin(concat(
        [hex_ring(flats, 0), hex_ring(flats, height)],
        reversed(thread_rings(size, height, inside = true, clearance = clearance))
    ), loop = true);
}

module washer(inner_diameter, outer_diameter, thickness) {
    // The hole is cut in 2D: quicker than cutting it from a solid.
    linear_extrude(thickness) {
        difference() {
            circle(d = outer_diameter);
            circle(d = inner_diameter);
        }
    }
}

// A nut for fingers. The one part with a set operation between solids, and
// so by far the slowest on an OpenSCAD without Manifold: render_config.yaml
// gives it a quality of its own.
module thumb_knob(size, diameter, height) {
    boss = hex_width(size);
    boss_height = 3;

    difference() {
        rotate_extrude() {
            square([boss / 2 + 1, height + boss_height]);
        }
        thread_hole(size, height + boss_height);
    }
    grip(diameter, boss + 1, height);
}

// The scalloped rim of the knob, as a ring around the boss.
module grip(diameter, bore, height, scallops = 6) {
    linear_extrude(height) {
        difference() {
            // Out and in again by the same amount rounds the inner corners.
            offset(-1.5) offset(1.5) difference() {
                circle(d = diameter);
                for (i = [0:scallops - 1]) {
                    rotate(360 * i / scallops)
                        translate([diameter * 0.58, 0])
                            circle(d = diameter / 4);
                }
            }
            circle(d = bore);
        }
    }
}

if (is_undef(batch_rendering) || !batch_rendering) {
    lock_nut_m8($fn = 48);
    translate([20, 0, 0]) lock_nut_m10($fn = 48);
    translate([45, 0, 0]) washer_m8($fn = 48);
    translate([80, 0, 0]) thumb_knob_m8($fn = 48);
}
