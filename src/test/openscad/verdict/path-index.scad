polygon(points = [[0, 0], [10, 0], [0, 10]], paths = [[0, 1, 2, 3]]);
