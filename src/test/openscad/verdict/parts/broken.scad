module broken() {
  sphere(r = );
}
