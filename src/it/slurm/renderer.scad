module wheel() { cylinder(r = 10, h = 3); }
module axle() { cube([2, 2, 30]); }

// A minute of work, or more.
module long_1() { minkowski() { sphere(10, $fn = 200); difference() { sphere(9, $fn = 200); cube(9); } } }
module long_2() { long_1(); }
