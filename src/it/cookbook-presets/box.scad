/* [Inside] */
width = 40; // [10:200]
depth = 30; // [10:200]
height = 20; // [5:100]

/* [Print] */
part = "box"; // [box, lid]
wall = 1.6; // [0.8:0.4:4]
rounded = true;

/* [Hidden] */
play = 0.2;
outer = [width + 2 * wall, depth + 2 * wall];

if (part == "box") {
    difference() {
        block(outer, height + wall);
        translate([0, 0, wall]) block([width, depth], height + 1);
    }
} else {
    block(outer, wall);
    block([width - 2 * play, depth - 2 * play], 2 * wall);
}

module block(size, height, corner = 3) {
    linear_extrude(height) {
        if (rounded) {
            offset(corner) square(size - 2 * [corner, corner], center = true);
        } else {
            square(size, center = true);
        }
    }
}
