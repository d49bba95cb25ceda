function sum(n, so_far = 0) = n == 0 ? so_far : sum(n - 1, so_far + n);
echo(sum(20000));
cube([sum(20000) / 1e8, 2, 3]);
