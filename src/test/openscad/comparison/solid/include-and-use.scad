// An included file brings variables and geometry, a used one only functions and modules.
include <../parts/constants.scad>
use <../parts/shapes.scad>

height = 7; // instead of the included file's
echo(width = width, height = height, doubled_height = doubled_height);
translate([30, 0, 0]) tab(width);
translate([60, 0, 0]) cube([volume_of(2), height, doubled_height]);
