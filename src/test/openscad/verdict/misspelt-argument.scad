module rod(length = 5) cylinder(h = length, r = 1);
rod(lenght = 50);
