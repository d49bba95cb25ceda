for (i = [0 : 4]) translate([i * 6, 0, 0]) cube([3, 3, i + 1]);
for (i = [10 : -2.5 : 0]) translate([i * 3, 10, 0]) cube([3, 3, i + 1]);
for (p = [[0, 20], [11, 23], [25, 20]], z = [0, 8]) translate([p.x, p.y, z]) cube([4, 4, 2 + z / 4]);
for (i = 3) translate([40, i, 0]) cube(2);
translate([60, 10, 0]) intersection_for(a = [0 : 30 : 150]) rotate([a, 0, a / 2]) cube([14, 10, 6], center = true);
module fork(depth, length) {
  cube([1, 1, length]);
  if (depth > 0) translate([0, 0, length - 0.5]) {
    rotate([0, 35, 0]) fork(depth - 1, length * 0.7);
    rotate([0, -35, 20]) fork(depth - 1, length * 0.6);
  } else {
    translate([0.25, 0.25, 0]) cube([0.5, 0.5, length + 1]);
  }
}
translate([90, 0, 0]) fork(3, 12);
for (i = [0 : 2]) let (size = i * 2 + 1, where = [i * 9, 45, 0]) translate(where) cube(size);
