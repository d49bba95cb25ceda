function f(n) = 1 + f(n + 1);
cube(f(1));
