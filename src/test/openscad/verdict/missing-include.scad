cube(10);

include <not/there.scad>
