include <parts/bolt.scad>
