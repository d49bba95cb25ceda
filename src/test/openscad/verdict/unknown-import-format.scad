cube(10);
import("solid.scad");
