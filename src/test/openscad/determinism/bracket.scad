use <parts.scad>

union() {
  linear_extrude(3, $fn = 6) plate();
  translate([20, 10, 0]) intersection() {
    drilled_ball($fn = 6);
    cylinder(h = 20, r = 8, $fn = 5);
  }
}
