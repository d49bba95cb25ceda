module never_called() {
  cube(10);
}
