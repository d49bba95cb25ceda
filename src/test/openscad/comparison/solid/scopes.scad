// Later assignments win, in each scope by itself; defaults are evaluated where they are written.
a = 1;
b = a + 1;
module m(x = b, y) {
  a = 10;
  c = a + x;
  echo(a = a, b = b, c = c, x = x, y = y);
  cube([c, x, 3]);
  module inner() translate([0, 10, 0]) cube([a, 2, 2]);
  inner();
}
m();
translate([30, 0, 0]) m(y = 1, x = 4);
translate([60, 0, 0]) m(7, 8);
if (a == 1) {
  d = 4;
  translate([0, 30, 0]) cube(d);
} else {
  sphere(100);
}
function a(x) = x * 2;
echo(a(a), a);
module a() cube(a(2));
translate([30, 30, 0]) a();
