// How many slices there are is OpenSCAD's choice.
linear_extrude(height = 20, twist = 120, $fs = 6, $fa = 15) translate([2, 0]) square([6, 4]);
