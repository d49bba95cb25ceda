function sum(n, so_far = 0) = n == 0 ? so_far : sum(n - 1, so_far + n);
echo(sum(100000));
cube([sum(100000) / 1e9, 2, 3]);
