// Only what is marked is rendered.
cube(50);
translate([100, 0, 0]) rotate([0, 0, 30]) {
  ! translate([3, 4, 5]) cube([7, 8, 9]);
  sphere(60);
}
