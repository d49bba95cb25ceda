module hook(reach, thickness = 4) {
    linear_extrude(10) {
        square([thickness, 3 * reach]);
        square([reach, thickness]);
        translate([reach - thickness, 0]) square([thickness, reach]);
    }
}
