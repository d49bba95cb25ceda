module profile() translate([8, 0]) polygon([[0, 0], [4, 1], [3, 5], [1, 4]]);

rotate_extrude($fn = 24) profile();
translate([40, 0, 0]) rotate_extrude(angle = 90, $fn = 24) profile();
translate([80, 0, 0]) rotate_extrude(angle = -135, $fn = 24) profile();
translate([0, 40, 0]) rotate_extrude(angle = 270, $fa = 10, $fs = 0.5) profile();
translate([40, 40, 0]) rotate_extrude($fn = 20) difference() {
  translate([10, 0]) circle(4, $fn = 12);
  translate([10, 0]) circle(2, $fn = 8);
}
translate([80, 40, 0]) rotate_extrude($fn = 16) square([6, 9]);
