// The gateway: its modules are models, too.
use <parts/imported.scad>
include <parts/rounded.scad>

module from_gateway(width = 20) {
  rounded(width);
  translate([0, 40, 0]) imported();
}
