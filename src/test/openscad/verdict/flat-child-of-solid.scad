difference() {
  cube(10);
  circle(2);
}
