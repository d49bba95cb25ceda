// renderer.scad, the gateway of the thread benchmark: 17 threaded parts, made
// slow on purpose by set operations between solids.

include <parts/bolts.scad>
include <parts/nuts.scad>
include <parts/caps.scad>
