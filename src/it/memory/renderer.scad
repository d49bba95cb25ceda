//fake: allocate 60000000
//fake: count running
//fake: watch running
module left() {}
module right() {}
