$fn = 30;
cylinder(h = 2, r1 = 3, r2 = 1);
