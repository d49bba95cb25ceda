// What many projects render: a thread of convex pieces, cut by a cone.
radius = 5;
pitch = 2;
steps = 12;
module tooth() rotate([90, 0, 0]) linear_extrude(0.1, center = true) polygon([[0, -0.9], [1, 0], [0, 0.9]]);
module at(i) rotate(i * 360 / steps) translate([radius - 0.1, 0, i * pitch / steps]) tooth();
difference() {
  union() {
    translate([0, 0, -2]) cylinder(h = 9, r = radius, $fn = steps);
    for (i = [0 : 2 * steps - 1]) hull() {
      at(i);
      at(i + 1);
    }
  }
  translate([0, 0, 5.5]) difference() {
    cylinder(h = 3, r = 10, $fn = 8);
    translate([0, 0, -1]) cylinder(h = 4, r1 = 7, r2 = 4, $fn = 16);
  }
}
