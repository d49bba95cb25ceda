use <gears.scad>
use <threads/rod.scad>

module machine() {
    gear_on_rod();
    echo(length = rod_length());
}
