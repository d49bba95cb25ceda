use <gears/wheel.scad>
include <gears/sizes.scad>

wheel(teeth = standard_teeth, height = 4);
translate([40, 0, 0]) wheel(teeth = 7, height = 6);
