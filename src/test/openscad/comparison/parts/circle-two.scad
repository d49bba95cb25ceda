use <../parts/circle-one.scad>
module odd(n) {
  cube([4, 4, 2]);
  if (n > 0) translate([1, 1, 1.5]) even(n - 1);
}
