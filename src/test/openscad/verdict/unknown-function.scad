cube(10);
translate([double(5), 0, 0]) cube(1);
