use <parts/uses-unknown-module.scad>
cube(10);
part();
