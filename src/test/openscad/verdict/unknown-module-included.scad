include <unknown-module.scad>
