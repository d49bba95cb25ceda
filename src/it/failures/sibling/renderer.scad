module wheel() { cube(1); }
