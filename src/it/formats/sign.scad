moved = 10 * $t;

// Red above, green below.
module sign() {
  color("red") cube([10, 10, 1]);
  color("green") translate([0, 0, -1]) cube([10, 10, 1 + $t]);
}

module hand() rotate(360 * $t) translate([moved, 0]) square([10, 1]);
