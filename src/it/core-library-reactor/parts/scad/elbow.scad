use <tube.scad>
module elbow() { tube(10); rotate([90, 0, 0]) tube(10); }
