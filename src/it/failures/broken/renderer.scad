module good() { cube(1); }

//fake warns: print WARNING: Ignoring unknown module 'axle' in file parts/part.scad, line 3
include <parts/part.scad>

//fake refuses: print ERROR: Assertion 'width > 0' failed in file renderer.scad, line 9
//fake refuses: exit 1
module refuses() { assert(width > 0); }

//fake crashes: crash
module crashes() {}

//fake writes_nothing: nothing
module writes_nothing() {}
