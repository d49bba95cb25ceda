module star() polygon([for (i = [0 : 9]) (i % 2 == 0 ? 12 : 6) * [cos(i * 36), sin(i * 36)]]);

star();
translate([40, 0]) offset(r = 2, $fn = 24) star();
translate([80, 0]) offset(r = -1, $fn = 24) star();
translate([0, 40]) offset(delta = 2) star();
translate([40, 40]) offset(delta = 2, chamfer = true) star();
translate([80, 40]) offset(delta = -1.5) star();
translate([0, 80]) difference() {
  offset(3, $fn = 16) square(10);
  offset(-2) square(10);
}
