// thread.scad: metric threads as plain point grids.
//
// A thread made by uniting a spiral with a core is slow to render, because
// every facet goes through exact set operations. Here a part is a stack of
// rings instead, each ring the outline of the part at one height, and skin()
// joins them into ONE closed polyhedron. There is nothing left to unite, so
// a whole threaded stud takes a fraction of a second.
//
// Bring it in with use <thread.scad>: it holds functions and modules only.
// All lengths are in millimetres, all threads are right-handed.

// --- ISO metric coarse threads -----------------------------------------------

function thread_pitch(size) = lookup(size, [[6, 1], [8, 1.25], [10, 1.5]]);

// Across the flats of the nut and of everything else a wrench has to grip.
function hex_width(size) = lookup(size, [[6, 10], [8, 13], [10, 16]]);

function nut_height(size) = lookup(size, [[6, 5], [8, 6.5], [10, 8]]);

// The profile's depth: 5/8 of the height of its sharp 60 degree triangle.
function thread_depth(size) = 5 / 8 * sqrt(3) / 2 * thread_pitch(size);

// --- Rings -------------------------------------------------------------------

// Points in a ring: $fn, rounded up so that a hexagon's corners and the
// middles of its sides fall on points.
function ring_points() = 12 * ceil(max($fn, 24) / 12);

function polar(radius, angle, z) = [radius * cos(angle), radius * sin(angle), z];

function circle_ring(radius, z) =
    let (count = ring_points())
    [for (i = [0:count - 1]) polar(radius, 360 * i / count, z)];

// A hexagon with as many points as a circle, so that skin() can join the two.
function hex_ring(width, z) =
    let (count = ring_points())
    [for (i = [0:count - 1])
        let (angle = 360 * i / count)
        polar(width / 2 / cos((angle + 30) % 60 - 30), angle, z)];

// How far below the crest the profile is, 0 to 1, where `phase` counts turns:
// a flat crest of 1/8 pitch, two flanks of 5/16 and a flat root of 1/4.
function profile_drop(phase) =
    let (from_crest = abs(phase - round(phase)))
    min(1, max(0, (from_crest - 1 / 16) / (5 / 16)));

// The rings of a thread that begins at height `z`.
//
// inside = false: a bolt's thread, tapered at both ends so that a nut starts.
// inside = true:  a nut's thread, widened at both ends for the same reason.
//
// A printer's plastic swells a little: `clearance` widens the radius, and
// inside threads should have some.
function thread_rings(size, length, z = 0, inside = false, clearance = 0) =
    let (
        pitch = thread_pitch(size),
        depth = thread_depth(size),
        crest = size / 2 + clearance,
        count = ring_points(),
        // Eight layers per turn: finer than a printer's own layers.
        layers = ceil(8 * length / pitch)
    )
    [for (layer = [0:layers])
        let (
            height = length * layer / layers,
            // Grows from both ends towards the middle: a slope of 45 degrees.
            from_end = min(height, length - height)
        )
        [for (i = [0:count - 1])
            let (
                radius = crest - depth * profile_drop(height / pitch - i / count),
                trimmed = inside
                    ? max(radius, crest - from_end)
                    : min(radius, crest - depth + from_end)
            )
            polar(trimmed, 360 * i / count, z + height)]];

function reversed(list) = [for (i = [1:len(list)]) list[len(list) - i]];

// --- Solids ------------------------------------------------------------------

// Joins rings into one closed solid. The rings run anticlockwise around the
// z axis and must have equally many points.
//
// loop = false: from bottom to top, with a lid on either end.
// loop = true:  up the outside and down the inside, a part with a hole; the
//               last ring is joined to the first.
module skin(rings, loop = false) {
    count = len(rings[0]);
    last = len(rings) - 1;
    bottom_centre = count * len(rings);
    top_centre = bottom_centre + 1;

    // Triangles only: four points of a thread's flank are never quite flat.
    // Faces run clockwise seen from outside, as polyhedron() wants them.
    walls = [for (j = [0:loop ? last : last - 1], i = [0:count - 1])
        let (
            below = count * j,
            above = count * ((j + 1) % len(rings)),
            next = (i + 1) % count
        )
        each [
            [below + i, above + next, below + next],
            [below + i, above + i, above + next]
        ]];
    lids = [for (i = [0:count - 1])
        let (next = (i + 1) % count)
        each [
            [bottom_centre, i, next],
            [top_centre, count * last + next, count * last + i]
        ]];
    points = [for (ring = rings) each ring];
    centres = [[0, 0, rings[0][0].z], [0, 0, rings[last][0].z]];

    polyhedron(
        points = loop ? points : concat(points, centres),
        faces = loop ? walls : concat(walls, lids),
        convexity = 10
    );
}

// The shape of a threaded hole, from z = 0 to `length`, to be subtracted from
// a part. It stands out at both ends, because two faces in exactly the same
// place would leave it open whether the hole goes through.
module thread_hole(size, length, clearance = 0.2) {
    beyond = 0.1;
    mouth = size / 2 + clearance;

    skin(concat(
        [circle_ring(mouth, -beyond)],
        thread_rings(size, length, inside = true, clearance = clearance),
        [circle_ring(mouth, length + beyond)]
    ));
}

// Not seen by files that use this one: use leaves top-level geometry out.
if (is_undef(batch_rendering) || !batch_rendering) {
    skin(thread_rings(8, 20), $fn = 48);
}
