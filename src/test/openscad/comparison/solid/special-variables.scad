// Pieces of circles by number, by angle and by length; inherited by children; given along to modules.
echo(fn = $fn, fa = $fa, fs = $fs, t = $t, preview = $preview);
cylinder(h = 3, r = 6, $fn = 7);
translate([20, 0, 0]) sphere(6, $fa = 20);
translate([40, 0, 0]) sphere(6, $fa = 5, $fs = 3);
translate([60, 0, 0]) sphere(6);
translate([80, 0, 0]) cylinder(h = 3, r = 0.5);
translate([100, 0, 0]) union() {
  $fn = 5;
  cylinder(h = 4, r = 6);
}
$size = 3;
module block() cube([$size, $size + 1, $size + 2]);
translate([0, 20, 0]) block();
translate([20, 20, 0]) block($size = 5);
translate([40, 20, 0]) let ($size = 7) block();
translate([$t + 60, 20, 0]) cube($t + 4);
module deep() translate([80, 20, 0]) cylinder(h = 2, r = 5);
deep($fn = 6);
