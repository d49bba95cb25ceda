use <elbow.scad>
use <tube.scad>

module bend() { elbow(); }
module straight() { tube(12); }
