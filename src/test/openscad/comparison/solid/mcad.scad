use <MCAD/boxes.scad>
use <MCAD/regular_shapes.scad>
include <MCAD/units.scad>

roundedBox([20, 30, 10], 3, false, $fn = 12);
translate([40, 0, 0]) hexagon_prism(5, 8 * mm);
