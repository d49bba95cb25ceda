include <../parts/spacing.scad>

text("Bold", font = "Liberation Sans:style=Bold", spacing = as_ever);
translate([0, 20]) text("Italic", size = 8, font = "Liberation Sans:style=Italic", spacing = as_ever);
translate([0, 40]) text("Both", font = "Liberation Serif:style=Bold Italic", spacing = as_ever);
translate([0, 60]) text("mono", font = "Liberation Mono:style=Bold", spacing = as_ever);
