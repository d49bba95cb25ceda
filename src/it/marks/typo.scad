module bracket() { //render.modle.stl
  cube(1);
}
