// renderer.scad, the gateway: the one file the build includes.
//
// Every module that can be reached from here may be listed in
// render_config.yaml. Add a part: write it in parts/, include its file here,
// name its module in render_config.yaml.

include <parts/feet.scad>
include <parts/hardware.scad>
include <parts/plate.scad>

// The part files show a preview when they are opened in OpenSCAD by
// themselves. This tells them that now they are not.
batch_rendering = true;
