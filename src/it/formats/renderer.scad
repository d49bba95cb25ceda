include <sign.scad>
