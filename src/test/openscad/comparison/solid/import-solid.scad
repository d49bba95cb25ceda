import("../parts/tetra.stl");
translate([20, 0, 0]) difference() {
  import("../parts/prism.off");
  translate([-1, 2, 1]) cube([20, 2, 2]);
}
translate([0, 20, 0]) scale(2) import(file = "../parts/tetra.stl", convexity = 3);
translate([30, 20, 0]) difference() {
  import("../parts/block-binary.stl");
  translate([2, 2, -1]) cube([3, 3, 20]);
}
