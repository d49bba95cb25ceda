// The disabled part and the background part are not in the output; the highlighted one is.
difference() {
  cube(20);
  # translate([5, 5, -1]) cube([4, 4, 30]);
  * translate([12, 12, -1]) cube([4, 4, 30]);
  % translate([12, 2, -1]) cube([4, 4, 30]);
}
% translate([50, 0, 0]) sphere(10);
* translate([0, 50, 0]) sphere(10);
# translate([30, 0, 0]) cube(5);
