module second() children(1);
cube(10);
second() sphere(20);
