include <constants.scad>
module tab(length) {
  difference() {
    cube([length, width, 2]);
    translate([2, 2, -1]) cube([3, 3, 4]);
  }
}
function volume_of(side) = pow(side, 3) + height;
sphere(1000); // not for those who use this file
