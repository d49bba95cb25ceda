// Across the flats, and the height of the head, by the thread's diameter.
function flats(d) = lookup(d, [[3, 5.5], [4, 7], [5, 8], [6, 10]]);
function head_height(d) = lookup(d, [[3, 2], [4, 2.8], [5, 3.5], [6, 4]]);
function pitch(d) = lookup(d, [[3, 0.5], [4, 0.7], [5, 0.8], [6, 1]]);

// The head lies below z = 0, so that length is what it is in a shop.
module screw(d, length, head = "hex") {
    thread(d, length);
    translate([0, 0, -head_height(d)])
        cylinder(h = head_height(d), d = flats(d) / cos(30), $fn = head == "hex" ? 6 : $fn);
}

// A circle beside the axis, turned once for each pitch.
module thread(d, length) {
    depth = 0.6 * pitch(d);
    turns = length / pitch(d);
    linear_extrude(length, twist = -360 * turns, slices = 8 * turns)
        translate([depth / 2, 0]) circle(d = d - depth);
}

module washer(d) {
    difference() {
        circle(d = 2 * d);
        circle(d = d + 0.3);
    }
}
