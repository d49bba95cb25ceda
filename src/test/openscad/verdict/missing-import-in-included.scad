cube(10);
include <missing-import-stl.scad>
