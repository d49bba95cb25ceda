//fake victim: pid victim.pid
//fake victim: child child.pid
//fake victim: hang
module victim() {}

//fake killer: wait child.pid
//fake killer: pid killer.pid
//fake killer: signal KILL
//fake killer: hang
module killer() {}

module good() {}
