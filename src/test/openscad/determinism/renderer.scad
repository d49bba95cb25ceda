include <parts.scad>
batch_rendering = true;
