cube(1);
linear_extrude(5) {
  square(10);
  cube(20);
}
