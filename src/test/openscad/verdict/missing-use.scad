use <not/there.scad>
cube(10);
