cube(10);
rotate_extrude() translate([-1, 0]) square(5);
