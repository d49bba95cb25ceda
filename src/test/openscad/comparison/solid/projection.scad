module body() {
  cylinder(h = 10, r1 = 8, r2 = 3, $fn = 12);
  translate([6, 0, 4]) cube([8, 3, 3]);
}
linear_extrude(2) projection() body();
translate([40, 0, 0]) linear_extrude(2) projection(cut = true) translate([0, 0, -5]) body();
translate([0, 40, 0]) linear_extrude(2) projection(cut = true) rotate([90, 0, 0]) translate([0, 0.3, 0]) body();
