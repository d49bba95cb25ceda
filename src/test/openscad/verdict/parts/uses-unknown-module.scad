module part() {
  cylinder(h = 20, r = 2);
  sphre(5);
}
