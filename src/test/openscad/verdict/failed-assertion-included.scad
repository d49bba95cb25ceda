include <failed-assertion.scad>
