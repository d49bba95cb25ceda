difference() {
  cube([44, 14, 3]);
  translate([2, 2, 2]) linear_extrude(2) text("Ab8&", $fn = 8);
}
