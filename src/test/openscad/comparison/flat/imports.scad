import("../parts/plate.svg");
translate([80, 0]) import("../parts/plate.dxf");
translate([160, 0]) difference() {
  import(file = "../parts/layers.dxf", layer = "outer");
  import(file = "../parts/layers.dxf", layer = "inner");
}
translate([0, 80]) offset(1, $fn = 12) import("../parts/curves.svg", $fn = 24);
