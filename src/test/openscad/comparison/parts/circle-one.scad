use <./circle-two.scad>
module even(n) {
  cube([8, 8, 1]);
  if (n > 0) translate([0, 0, 1.5]) odd(n - 1);
}
