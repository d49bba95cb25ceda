head = 1;
title = "none";

module bolt(d = 1, length = 1, label = "", size = [1, 1], steps = [0:0], none = 5) {
  echo(title = title, label = label, size = size, steps = steps, none = none);
  cube([d, length, head]);
}
