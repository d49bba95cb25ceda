cube(10);
scale([1, 0, 1]) difference() {
  cube(20);
  cube(5);
}
