cube(10);
include <parts/broken.scad>
