// thread.scad: a thread as a solid, to be united with and cut from other
// solids.
//
// The thread is a stack of rings of points joined into one closed polyhedron.
// All lengths are in millimetres, all threads are right-handed.

// ISO metric coarse pitch.
function pitch_of(size) = lookup(size, [[6, 1], [8, 1.25], [10, 1.5]]);

// Across the flats of a hexagon.
function flats_of(size) = lookup(size, [[6, 10], [8, 13], [10, 16]]);

// How far below the crest the profile is, 0 to 1, where `phase` counts turns:
// a flat crest of 1/8 pitch, two flanks of 5/16 and a flat root of 1/4.
function profile_drop(phase) =
    let (from_crest = abs(phase - round(phase)))
    min(1, max(0, (from_crest - 1 / 16) / (5 / 16)));

// From z = 0 to `length`. `taper` narrows both ends to the core, at 45 degrees.
module thread(diameter, pitch, length, taper = true) {
    depth = 5 / 8 * sqrt(3) / 2 * pitch;
    crest = diameter / 2;
    count = max($fn, 12);
    layers = ceil(8 * length / pitch);

    points = [for (j = [0:layers], i = [0:count - 1])
        let (
            z = length * j / layers,
            angle = 360 * i / count,
            profile = crest - depth * profile_drop(z / pitch - i / count),
            limit = taper ? crest - depth + min(z, length - z) : crest,
            radius = min(profile, limit)
        )
        [radius * cos(angle), radius * sin(angle), z]];

    // Triangles only: four points of a thread's flank are never quite flat.
    walls = [for (j = [0:layers - 1], i = [0:count - 1])
        let (below = count * j, above = below + count, next = (i + 1) % count)
        each [
            [below + i, above + next, below + next],
            [below + i, above + i, above + next]
        ]];
    bottom = len(points);
    top = bottom + 1;
    lids = [for (i = [0:count - 1])
        let (next = (i + 1) % count)
        each [
            [bottom, i, next],
            [top, count * layers + next, count * layers + i]
        ]];

    polyhedron(
        points = concat(points, [[0, 0, 0], [0, 0, length]]),
        faces = concat(walls, lids),
        convexity = 10
    );
}

// A metric thread on a bolt.
module metric_thread(size, length) {
    thread(size, pitch_of(size), length);
}

// A metric hole from z = 0 to `length`, to be subtracted: a little wider than
// the bolt, with countersinks, and standing out at both ends.
module metric_hole(size, length, clearance = 0.2) {
    beyond = 0.3;
    mouth = size + 2 * clearance;

    translate([0, 0, -beyond])
        thread(mouth, pitch_of(size), length + 2 * beyond, taper = false);
    translate([0, 0, -beyond])
        cylinder(d1 = mouth + 2 * beyond, d2 = mouth - 2, h = 1 + beyond);
    translate([0, 0, length - 1])
        cylinder(d1 = mouth - 2, d2 = mouth + 2 * beyond, h = 1 + beyond);
}

// A hexagonal prism with its edges turned off on the lathe.
module hexagon(flats, height) {
    corner = flats / cos(30);
    chamfer = (corner - flats) / 2;

    intersection() {
        cylinder(d = corner, h = height, $fn = 6);
        union() {
            cylinder(d1 = flats, d2 = corner + 0.02, h = chamfer);
            translate([0, 0, chamfer])
                cylinder(d = corner + 0.02, h = height - 2 * chamfer);
            translate([0, 0, height - chamfer])
                cylinder(d1 = corner + 0.02, d2 = flats, h = chamfer);
        }
    }
}
