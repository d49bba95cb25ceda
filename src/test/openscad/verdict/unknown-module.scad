cube(10);
  sphre(5);
