use <tooth.scad>
module wheel(teeth, height) linear_extrude(height) difference() {
  union() {
    circle(teeth, $fn = teeth * 2);
    for (i = [0 : teeth - 1]) rotate(360 * i / teeth) translate([teeth - 0.5, 0]) tooth();
  }
  circle(teeth / 3, $fn = 16);
}
