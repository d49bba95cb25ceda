// Edges shorter than $fs are left whole by every OpenSCAD; twist-long-edges.scad has long ones.
$fs = 100;
linear_extrude(height = 20, twist = 90, slices = 30) translate([3, 0]) square([6, 4]);
translate([30, 0, 0])
  linear_extrude(height = 15, twist = -200, slices = 60, scale = 0.6) square(8, center = true);
translate([60, 0, 0])
  linear_extrude(height = 10, twist = 45, slices = 20, center = true) circle(5, $fn = 12);
