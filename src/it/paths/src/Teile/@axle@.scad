echo("Achse: ü");
cylinder(r = 1, h = 30);
