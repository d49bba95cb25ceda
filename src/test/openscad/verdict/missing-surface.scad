cube(10);
surface("not-there.dat");
