use <jarred.scad>
use <through.scad>
use <shared.scad>

module all() {
    jarred();
    through();
    shared();
}
