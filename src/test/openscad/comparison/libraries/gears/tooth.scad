module tooth() polygon([[0, -1], [2, -0.5], [2, 0.5], [0, 1]]);
