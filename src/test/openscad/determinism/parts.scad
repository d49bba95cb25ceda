module drilled_ball() {
  difference() {
    sphere(10);
    cylinder(h = 30, r = 3, center = true);
    translate([6, 0, 0]) cube([8, 2, 2], center = true);
  }
}

module plate() {
  difference() {
    offset(2) square([40, 20]);
    for (x = [5, 35]) translate([x, 10]) circle(3);
  }
}
