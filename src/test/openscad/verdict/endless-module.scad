module m(n) {
  m(n + 1);
}
m(1);
