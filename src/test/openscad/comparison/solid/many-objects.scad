for (x = [0 : 11], y = [0 : 11]) translate([x * 3, y * 3, 0]) cube([2, 2, 1 + (x * 7 + y * 3) % 5]);
