module wedge() difference() {
  cube([8, 5, 3]);
  translate([3, 2, 1]) cube([9, 9, 9]);
}

wedge();
translate([20, 0, 0]) mirror([1, 0, 0]) wedge();
translate([40, 0, 0]) mirror([1, 2, 3]) wedge();
translate([60, 0, 0]) rotate([10, 20, 30]) wedge();
translate([80, 0, 0]) rotate(a = 77, v = [1, 1, 0]) wedge();
translate([0, 30, 0]) scale([2, 0.5, 1.5]) wedge();
translate([30, 30, 0]) resize([20, 0, 6]) wedge();
translate([60, 30, 0]) resize([12, 0, 0], auto = true) wedge();
translate([80, 30, 0]) multmatrix([[1, 0.3, 0, 0], [0, 1, 0.2, 0], [0.1, 0, 1, 0], [0, 0, 0, 1]]) wedge();
translate([0, 60, 0]) color("red", 0.5) render(convexity = 3) wedge();
translate([30, 60, 0]) color([0.1, 0.2, 0.3]) color("#aabbcc") wedge();
translate([60, 60, 0]) rotate(45) translate([1, 2, 3]) scale(1.25) wedge();
