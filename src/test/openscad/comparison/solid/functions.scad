function area(a, b = 2) = a * b;
function sum(v, i = 0) = i < len(v) ? v[i] + sum(v, i + 1) : 0;
function compose(f, g) = function (x) f(g(x));
function power_of_two(n) = let (half = floor(n / 2)) n == 0 ? 1 : (n % 2 == 0 ? 1 : 2) * pow(power_of_two(half), 2);
twice = function (x) 2 * x;
next = function (x) x + 1;

echo(area(3), area(3, 4), area(b = 5, a = 6));
echo(sum([1, 2, 3.5]), power_of_two(10), compose(twice, next)(20));
echo(abs(-3), sign(-2), sin(30), cos(60), tan(45), asin(0.5), acos(0.5), atan(1), atan2(1, -1));
echo(floor(-2.5), ceil(-2.5), round(2.5), ln(10), log(1000), exp(1), sqrt(2), pow(2, 10), 2 ^ 0.5);
echo(min(3, 1, 2), max([3, 1, 2]), norm([3, 4]), cross([1, 2, 3], [4, 5, 6]));
echo([1, 2] + [3, 4], [1, 2] * 3, [1, 2, 3] * [4, 5, 6], [[1, 2], [3, 4]] * [5, 6], -[1, 2]);
echo(1 / 0, -1 / 0, 0 / 0, 7 % 3, -7 % 3, 1e10, 1.23456789, 1e-7, 0.1 + 0.2);
echo(lookup(2.5, [[0, 0], [2, 10], [3, 20]]), rands(1, 2, 3, 42)[0] < 2);
echo(true && !false, 1 < 2 || false, [1, 2] == [1, 2], "a" < "b", undef == undef);
echo(is_num(1), is_string("x"), is_list([]), is_undef(undef), is_bool(true), is_function(twice));
echo([1 : 3], [0 : 0.5 : 2], undef, [[], [[]]], len([1, 2, 3]), len("Größe"));

cube([area(2, 3), sum([1, 2, 3.5]), power_of_two(3)]);
translate([20, 0, 0]) cube([compose(twice, next)(2), 3, norm([3, 4])]);
