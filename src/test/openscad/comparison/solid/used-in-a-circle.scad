use <./../solid/../parts/circle-one.scad>
use <../parts/./circle-two.scad>

even(6);
translate([20, 0, 0]) odd(5);
