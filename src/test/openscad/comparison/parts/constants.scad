width = 12;
height = 5;
doubled_height = height * 2;
cube([width, 3, height]);
