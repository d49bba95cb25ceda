function rod_length() = 30;
module rod(d) { cylinder(d = d, h = rod_length(), $fn = 12); }
