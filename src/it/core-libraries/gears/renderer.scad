use <src/main/scad/gears.scad>

module sample() { gear_on_rod(); }
module cover() { square(10); }
