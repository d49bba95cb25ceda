// All of it is warned about, and all of it comes out as it is meant.
size = 5;
size = 6;
module box(side) {
  side = 8;
  cube(side);
}
module block(size) {
  if (len(size) == undef) cube(size);
  else cube(size);
}
box(3);
block(size);
for (i = [0:1:-1]) cube(i);
found = search("z", "abc");
color("no such colour") translate([10, 10, 0]) cube(10);
cylinder(h = 20, r = 2, r1 = 3);
hull(convexity = 3) cube(1);
