linear_extrude(2) import("../parts/plate.svg");
translate([80, 0, 0]) linear_extrude(3) import("../parts/plate.dxf");
translate([160, 0, 0]) linear_extrude(4) import(file = "../parts/layers.dxf", layer = "inner");
translate([0, 80, 0]) rotate_extrude($fn = 12) import("../parts/profile.dxf");
