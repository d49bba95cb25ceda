/* [Size] */
width = 1; // [1:100]
kind = "plain";
lid = false;
/* [Hidden] */
wall = 1;

echo(kind = kind, lid = lid);
cube([width, lid ? 2 : 1, wall]);
