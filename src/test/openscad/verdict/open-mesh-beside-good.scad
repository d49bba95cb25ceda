use <open-mesh.scad>
union() {
  open_mesh();
  translate([20, 0, 0]) cube(5);
}
