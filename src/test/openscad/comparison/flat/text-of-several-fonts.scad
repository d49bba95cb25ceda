include <../parts/spacing.scad>

text("OpenSCAD 2021", spacing = as_ever);
translate([0, 20]) text("Serif", size = 12, font = "Liberation Serif", $fn = 12, spacing = as_ever);
translate([0, 40]) text("mono", font = "Liberation Mono", spacing = as_ever);
translate([0, 60]) text("Sans", size = 4.5, font = "Liberation Sans:style=Regular", $fn = 40, spacing = as_ever);
