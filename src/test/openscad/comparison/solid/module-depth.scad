module tower(n) {
  if (n > 0) translate([0, 0, 1]) tower(n - 1);
  else cube([4, 5, 6]);
}
tower(400);
