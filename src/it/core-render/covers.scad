//fake lid: write a lid
module wheel() { cube(2); }
module lid() { square(2); }
