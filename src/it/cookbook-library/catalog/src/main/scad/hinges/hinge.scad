//render.quality [24]

module pin() { //render.model.stl
    cylinder(h = 30, d = 4);
}

module leaf_outline() { //render.model.dxf//render.model.svg
    difference() {
        square([20, 30]);
        for (y = [5, 25]) translate([14, y]) circle(d = 3);
    }
}
