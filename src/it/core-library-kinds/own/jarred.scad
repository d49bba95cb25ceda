module jarred() { echo("the project's own jarred"); cube(1); }
