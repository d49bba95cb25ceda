difference() {
  union() {
    square([40, 20]);
    translate([40, 10]) circle(10, $fn = 20);
  }
  translate([10, 10]) circle(6, $fn = 12);
  translate([30, 10]) rotate(20) square(8, center = true);
}
translate([0, 30]) intersection() {
  square([20, 15]);
  rotate(30) square([20, 15]);
}
translate([40, 30]) hull() {
  circle(2, $fn = 8);
  translate([12, 5]) square(3);
}
translate([70, 30]) minkowski() {
  square([10, 4]);
  circle(2, $fn = 10);
}
translate([70, 0]) difference() {
  circle(10, $fn = 30);
  difference() {
    circle(8, $fn = 30);
    circle(5, $fn = 30);
  }
}
