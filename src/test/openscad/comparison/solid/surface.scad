surface("../parts/heights.dat");
translate([20, 0, 0]) surface(file = "../parts/heights.dat", center = true, convexity = 4);
translate([0, 20, 0]) intersection() {
  surface("../parts/heights.dat");
  cube([4, 3, 3]);
}
