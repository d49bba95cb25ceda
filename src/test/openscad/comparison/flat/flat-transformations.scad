module flag() difference() {
  square([10, 6]);
  translate([2, 2]) square([3, 1]);
}
flag();
translate([20, 0]) mirror([1, 1]) flag();
translate([40, 0]) rotate(33) flag();
translate([60, 0]) scale([2, 0.5]) flag();
translate([0, 20]) resize([30, 0]) flag();
translate([40, 20]) resize([5, 0], auto = true) flag();
translate([60, 20]) multmatrix([[1, 0.5, 0, 0], [0, 1, 0, 0]]) flag();
