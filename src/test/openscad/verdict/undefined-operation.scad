cube(10);
width = "5" + 1;
cube([width, 20, 1]);
