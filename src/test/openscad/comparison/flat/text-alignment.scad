include <../parts/spacing.scad>

text("Left", halign = "left", valign = "bottom", spacing = as_ever);
translate([0, 20]) text("Mid", halign = "center", valign = "center", spacing = 1.3 * as_ever);
translate([0, 40]) text("Right", halign = "right", valign = "top", spacing = as_ever);
translate([60, 40]) text("left", direction = "rtl", size = 6, spacing = as_ever);
