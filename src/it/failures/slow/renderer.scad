//fake hangs: pid hangs.pid
//fake hangs: child hangs-child.pid
//fake hangs: hang
module hangs() {}
//fake leaves_a_child: child left-child.pid
module leaves_a_child() {}
//fake fails_with_a_child: child failed-child.pid
//fake fails_with_a_child: exit 1
module fails_with_a_child() {}
