cube(10);
for (i = [0:0.000000001:1000]) translate([i, 0, 0]) cube(1);
