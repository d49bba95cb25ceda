include <../parts/spacing.scad>

text("Größe ø ñ", spacing = as_ever);
translate([0, 20]) text("Ωμέγα", spacing = as_ever);
translate([0, 40]) text("Жук", spacing = as_ever);
translate([0, 60])
  text("שלום", font = "Liberation Sans", script = "hebrew", language = "he", direction = "rtl", spacing = as_ever);
translate([60, 60])
  text("سلام", font = "Noto Naskh Arabic", script = "arabic", language = "ar", direction = "rtl", spacing = as_ever);
translate([60, 40]) text("नमस्ते", font = "Noto Sans Devanagari", script = "devanagari", spacing = as_ever);
