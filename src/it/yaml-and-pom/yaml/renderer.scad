module balls() {
    for (i = [0:3]) translate([3 * i, 0, 0]) sphere(1);
}

module gasket() {
    difference() {
        circle(10);
        circle(5);
    }
}
