// Neither of them is a tail call.
function count(n) = n == 0 ? 0 : 1 + count(n - 1);
function list(n) = n == 0 ? [] : concat(list(n - 1), [n]);
deep = count(5000);
echo(deep, len(list(1000)));
cube([deep / 1000, len(list(1000)) / 100, 3]);
