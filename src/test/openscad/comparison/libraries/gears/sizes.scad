standard_teeth = 11;
