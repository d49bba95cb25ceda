cube(debug ? 20 : 10);
