projection(cut = true) translate([0, 0, -3]) difference() {
  cylinder(h = 10, r1 = 10, r2 = 4, $fn = 18);
  rotate([90, 0, 0]) cylinder(h = 40, r = 4, center = true, $fn = 8);
}
translate([40, 0]) projection() rotate([35, 20, 10]) cube([10, 12, 4]);
