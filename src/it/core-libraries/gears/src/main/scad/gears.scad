use <threads/rod.scad>

module gear_on_rod() {
    cylinder(d = 30, h = 5, $fn = 24);
    rod(8);
}
