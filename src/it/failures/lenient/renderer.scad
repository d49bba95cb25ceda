//fake warns: print WARNING: Ignoring unknown module 'axle' in file renderer.scad, line 2
module warns() { axle(); }
