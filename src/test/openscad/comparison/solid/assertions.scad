module plate(width) {
  assert(width > 0, "a plate has a width");
  assert(is_num(width));
  cube([width, 5, 2]);
}
function checked(x) = assert(x < 100, "too much") x;
function told(x) = echo("told", x) x + 1;
a = let (b = 3, c = b * 2) b + c;
echo(a, let (d = 4) d * d, checked(5), told(6));
echo("named", width = 3, list = [1, 2]);
plate(checked(12));
translate([0, 10, 0]) plate(a);
translate([0, 20, 0]) assert(true) echo("with a child") cube(4);
assert(len([1, 2]) == 2);
