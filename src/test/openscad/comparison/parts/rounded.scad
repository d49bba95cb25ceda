seen_at_the_top = $fn;
module rounded(width) {
  echo(seen_at_the_top = seen_at_the_top, in_the_module = $fn, batch = batch_rendering);
  linear_extrude(3) offset(3) square(width);
}
