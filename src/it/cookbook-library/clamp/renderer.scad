use <threads/metric.scad>

// Slips on under the screw's head.
module jaw() {
    difference() {
        translate([-10, -6, 0]) cube([20, 12, 5]);
        translate([0, 0, -1]) cylinder(h = 7, d = 8.4);
    }
}

module clamp_screw() {
    cylinder(h = 4, d = 16, $fn = 6);
    translate([0, 0, 4]) metric_rod(8, 15);
}
