difference() {
  cylinder(h = 1, d = 9);
  translate([0, 0, -1]) cylinder(h = 3, d = 4.3);
}
