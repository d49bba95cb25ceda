cube(10);
square(20);
