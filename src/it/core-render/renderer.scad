//fake wheel: print ECHO: "a wheel"
module wheel() { cube(1); }
module plate() { square(1); }
