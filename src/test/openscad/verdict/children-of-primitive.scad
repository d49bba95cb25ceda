cube(10) sphere(20);
