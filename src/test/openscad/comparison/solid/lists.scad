squares = [for (i = [0 : 5]) i * i];
even = [for (i = squares) if (i % 2 == 0) i];
either = [for (i = [0 : 4]) if (i < 2) -i else i * 10];
flat_list = [for (pair = [[1, 2], [3, 4, 5]]) each pair];
counted = [for (i = 0, f = 1; i < 6; i = i + 1, f = f * i) f];
pairs = [for (i = [0 : 2], j = [i : 2]) [i, j]];
nested = [for (i = [0 : 2]) [for (j = [0 : i]) let (k = i + j) k]];
ranges = [each [1 : 3], each [10, 20], each "ab"];
mixed = [0, for (i = [1 : 3]) i, if (true) 4, each [5, 6]];
echo(squares, even, either, flat_list);
echo(counted, pairs, nested, ranges, mixed);
echo(concat(squares, [1], "x"), squares[2], [1, 2, 3].y, squares[10], len(pairs));
echo(search(9, squares), search("bd", "abcd"), search([3, 1], [1, 2, 3]));

function sorted(v) = len(v) < 2 ? v : let (
  pivot = v[floor(len(v) / 2)],
  less = [for (x = v) if (x < pivot) x],
  same = [for (x = v) if (x == pivot) x],
  more = [for (x = v) if (x > pivot) x]
) concat(sorted(less), same, sorted(more));
heights = sorted([5, 3, 9, 1, 4, 7, 3]);
echo(heights);
for (i = [0 : len(heights) - 1]) translate([i * 4, 0, 0]) cube([3, 3, heights[i]]);
translate([0, 10, 0]) linear_extrude(2) polygon([for (a = [0 : 20 : 340]) (a % 40 == 0 ? 8 : 4) * [cos(a), sin(a)]]);
