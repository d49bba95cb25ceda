height = 7;
