cube(10);
translate([5, 0, 0]) cube(width);
