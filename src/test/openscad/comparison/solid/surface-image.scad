scale([1, 1, 0.1]) surface("../parts/heights.png");
translate([20, 0, 0]) scale([1, 1, 0.1]) surface("../parts/heights.png", invert = true, center = true);
