offset(r = 5) square([20, 10]);
translate([40, 0]) offset(r = 5, $fa = 5, $fs = 0.5) square([20, 10]);
