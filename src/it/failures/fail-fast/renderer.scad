//fake bad: exit 1
module bad() {}
//fake never: mark started.txt
module never() {}
//fake nor_this: mark started.txt
module nor_this() {}
