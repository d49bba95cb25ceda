hull() {
  translate([0, 0, 0]) sphere(4, $fn = 14);
  translate([20, 3, 2]) cube([2, 5, 9]);
  translate([8, 16, 5]) rotate([20, 30, 40]) cylinder(h = 6, r = 3, $fn = 9);
}
translate([0, 30, 0]) linear_extrude(3) hull() {
  circle(5, $fn = 10);
  translate([14, 4]) square([2, 7]);
}
