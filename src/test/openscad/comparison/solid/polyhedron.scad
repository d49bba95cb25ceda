// A pyramid, a wedge with faces of four corners, and a ring: a hole made of faces alone.
polyhedron(
  points = [[10, 10, 0], [10, -10, 0], [-10, -10, 0], [-10, 10, 0], [0, 0, 12]],
  faces = [[0, 1, 4], [1, 2, 4], [2, 3, 4], [3, 0, 4], [1, 0, 3], [2, 1, 3]]
);
translate([30, 0, 0]) difference() {
  polyhedron(
    points = [[0, 0, 0], [12, 0, 0], [12, 8, 0], [0, 8, 0], [0, 0, 6], [0, 8, 6]],
    faces = [[0, 1, 2, 3], [0, 4, 1], [1, 4, 5, 2], [2, 5, 3], [3, 5, 4, 0]],
    convexity = 2
  );
  translate([3, 3, -1]) cube([2, 2, 20]);
}

n = 8;
function turned(i, radius, z) = [radius * cos(360 * i / n), radius * sin(360 * i / n), z];
translate([0, 40, 0]) polyhedron(
  points = [
    for (i = [0 : n - 1]) turned(i, 10, 0),
    for (i = [0 : n - 1]) turned(i, 6, 0),
    for (i = [0 : n - 1]) turned(i, 6, 5),
    for (i = [0 : n - 1]) turned(i, 10, 5),
  ],
  faces = [
    for (i = [0 : n - 1], ring = [0 : 3]) [
      ring * n + i,
      ring * n + (i + 1) % n,
      (ring + 1) % 4 * n + (i + 1) % n,
      (ring + 1) % 4 * n + i,
    ],
  ]
);
