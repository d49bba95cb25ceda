// The bracket is never closed.
cube(10);
module part() {
  translate([1, 2, 3] cube(4);
}
