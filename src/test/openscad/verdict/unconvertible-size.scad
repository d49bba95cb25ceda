cube(10);
cube("20");
