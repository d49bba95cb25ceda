cube(10);
x = 2;
assert(x > 3, "x too small");
sphere(2);
