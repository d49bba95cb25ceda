// A path is relative to the file that it is written in.
module imported() {
  import("tetra.stl");
  translate([0, 15, 0]) linear_extrude(2) import("./plate.svg");
  translate([0, 60, 0]) surface("../parts/heights.dat");
}
