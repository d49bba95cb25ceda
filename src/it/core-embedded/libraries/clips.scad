module clip() {
    minkowski() {
        cube([10, 2, 2]);
        sphere(1, $fn = 12);
    }
}
