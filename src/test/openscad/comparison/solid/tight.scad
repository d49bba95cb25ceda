// Faces that lie on each other, thin walls, small angles: where numbers matter.
difference() {
  cube([10, 10, 10]);
  cube([5, 5, 5]);
  translate([4, 4, 4]) cube([6, 6, 6]);
}
translate([20, 0, 0]) {
  cube([5, 5, 5]);
  translate([5, 0, 0]) cube([5, 5, 5]);
  translate([0, 5, 0]) cube([10, 0.001, 5]);
}
translate([40, 0, 0]) difference() {
  rotate([0, 0, 1e-4]) cube([10, 10, 1]);
  translate([2, 2, -1]) rotate([0, 0, 17.3]) cube([1 / 3, 2 / 7, 3]);
}
translate([0, 20, 0]) scale(1e-2) cube([1000, 500, 300]);
