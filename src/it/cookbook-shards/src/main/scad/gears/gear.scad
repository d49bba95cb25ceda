module gear(teeth, modulus = 1) {
    linear_extrude(5) difference() {
        union() {
            circle(d = modulus * (teeth - 2.5));
            for (tooth = [1:teeth]) rotate(360 * tooth / teeth) tooth(teeth, modulus);
        }
        circle(d = 3);
    }
}

module tooth(teeth, modulus) {
    translate([modulus * (teeth / 2 - 1.5), 0])
        polygon(modulus * [[0, -1], [2.5, -0.4], [2.5, 0.4], [0, 1]]);
}
