linear_extrude(height = 20, twist = 120, slices = 40) translate([2, 0]) square([30, 20]);
