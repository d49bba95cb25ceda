text("Wide apart");
translate([60, 0]) text("down", direction = "ttb", size = 6);
