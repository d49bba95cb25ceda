minkowski() {
  difference() {
    cube([12, 10, 3]);
    translate([6, 5, -1]) cylinder(h = 5, r = 3, $fn = 6);
  }
  sphere(1, $fn = 6);
}
