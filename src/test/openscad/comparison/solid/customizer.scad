/* [Size] */
// Width of the plate
width = 40; // [10:5:100]
depth = 25; // [10, 25, 50]
/* [Holes] */
pattern = "grid"; // [grid:Grid, none:No holes]
rounded = true;
label = "abc"; // 5
offsets = [2, 3]; // [0:0.5:9]
/* [Hidden] */
thickness = width / 10;

difference() {
  cube([width, depth, thickness]);
  if (pattern == "grid") for (x = [8 : 8 : width - 8]) translate([x, depth / 2, -1]) cylinder(h = 20, r = 2, $fn = rounded ? 20 : 4);
  translate([offsets[0], offsets[1], -1]) cube([len(label), 1, 20]);
}
