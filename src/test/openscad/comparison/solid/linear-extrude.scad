module profile() {
  difference() {
    square([10, 6]);
    translate([2, 2]) square([3, 2]);
  }
}

linear_extrude(height = 5) profile();
translate([20, 0, 0]) linear_extrude(height = 5, center = true) profile();
translate([40, 0, 0]) linear_extrude(height = 8, scale = 0.5) profile();
translate([60, 0, 0]) linear_extrude(height = 8, scale = [1.5, 0.25]) profile();
translate([80, 0, 0]) linear_extrude(height = 6, scale = 0) square(4, center = true);
translate([100, 0, 0]) linear_extrude(height = 7, convexity = 4) polygon([[0, 0], [8, 0], [3, 3], [1, 9]]);
