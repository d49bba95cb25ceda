module row(step) {
  echo(children = $children);
  for (i = [0 : $children - 1]) translate([i * step, 0, 0]) children(i);
}
module both_ends() {
  children([0, 2]);
  translate([0, 30, 0]) children([1 : 2]);
}
module doubled() {
  children();
  translate([0, 0, 40]) mirror([0, 0, 1]) children();
}
module outer() {
  doubled() children();
}

row(15) {
  cube(8);
  cylinder(h = 9, r = 4, $fn = 9);
  union() {
    cube(4);
    translate([2, 2, 3]) sphere(3, $fn = 10);
  }
}
translate([0, 60, 0]) both_ends() {
  cube([2, 3, 4]);
  translate([8, 0, 0]) cube([3, 4, 5]);
  translate([16, 0, 0]) cube([4, 5, 6]);
}
translate([80, 0, 0]) outer() cylinder(h = 11, r1 = 5, r2 = 2, $fn = 7);
module nothing_inside() echo(children = $children);
nothing_inside();
