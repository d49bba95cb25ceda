minkowski() {
  cube([12, 7, 3]);
  sphere(2, $fn = 12);
  cylinder(h = 2, r1 = 1, r2 = 0.5, $fn = 5);
}
