// All three operations, nested, with implicit unions.
difference() {
  union() {
    cube([30, 20, 8]);
    translate([15, 10, 8]) cylinder(h = 12, r1 = 9, r2 = 5, $fn = 24);
    intersection() {
      translate([0, 0, 8]) cube([12, 12, 9]);
      translate([2, 3, 10]) sphere(7, $fn = 20);
    }
  }
  translate([15, 10, -1]) cylinder(h = 30, d = 6, $fn = 16);
  for (x = [4, 26], y = [4, 16]) translate([x, y, -1]) cylinder(h = 10, d = 3.2, $fn = 12);
}
