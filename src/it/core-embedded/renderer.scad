use <MCAD/boxes.scad>
use <clips.scad>

module tag() {
    color("red") cube([30, 10, 2]);
    color("blue") translate([2, 2, 2]) linear_extrude(1) text("Ä1", size = 6);
}

module box() {
    difference() {
        roundedBox([20, 20, 10], 2, true);
        cylinder(r = 5, h = 30, center = true);
    }
}

module clip_holder() {
    clip();
}

module outline() {
    difference() {
        square(10);
        circle(3);
    }
}

module outside() {
    import("/etc/hostname.stl");
    cube(1);
}
