use <open-mesh.scad>
difference() {
  open_mesh();
  cube(1);
}
