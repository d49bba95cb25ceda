echo($vpr, $vpt, $vpd);
cube(3);
