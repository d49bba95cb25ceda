//fake victim: pid victim.pid
//fake victim: child child.pid
//fake victim: stubborn
//fake victim: hang
module victim() {}

//fake killer: wait child.pid
//fake killer: pid killer.pid
//fake killer: signal TERM
//fake killer: hang
module killer() {}
