use <parts/broken.scad>
cube(10);
broken();
