include <parts/sizes.scad>
use <parts/washer.scad>

module peg() {
  echo(peg_height = height);
  cylinder(h = height, d = 4);
}

module label() text("A", size = height);
