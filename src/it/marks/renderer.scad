//render.quality [8]
//render.number_of_threads [1]

module bracket(length = max(2, 3)) { //render.model.stl //render.model.off
  cube([length, 1, 1]);
}
module disc() //render.model.svg
{
  circle(5);
}
/* module old() //render.model.stl */
module spare() { // no //render.model.stl
  echo("//render.model.dxf");
  cube(1);
}
