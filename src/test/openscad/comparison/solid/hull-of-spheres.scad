// Points in planes and on lines by the dozen: here, arithmetic that is not exact goes wrong.
module ball(where, radius, pieces) translate(where) sphere(radius, $fn = pieces);

hull() {
  ball([0, 0, 0], 8, 16);
  ball([30, 0, 0], 8, 16);
}
translate([60, 0, 0]) hull() {
  ball([0, 0, 0], 5, 20);
  ball([30, 0, 0], 5, 20);
}
translate([120, 0, 0]) hull() {
  ball([0, 0, 0], 2, 30);
  ball([20, 0, 0], 2, 30);
}
translate([0, 40, 0]) hull() {
  ball([0, 0, 0], 4, 12);
  ball([30, 0, 0], 4, 12);
  ball([0, 10, 0], 4, 12);
  ball([30, 10, 0], 4, 12);
  ball([0, 0, 33], 4, 12);
  ball([30, 0, 33], 4, 12);
  ball([0, 10, 33], 4, 12);
  ball([30, 10, 33], 4, 12);
}
translate([60, 40, 0]) minkowski() {
  cube([10, 12.5, 33]);
  sphere(4, $fn = 16);
}
