module tube(d) {
    difference() {
        cylinder(d = d, h = 10, $fn = 12);
        translate([0, 0, -1]) cylinder(d = d - 2, h = 12, $fn = 12);
    }
}
