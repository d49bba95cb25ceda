//fake: count ../running
//fake first: mark started.txt
//fake first: wait ../right/started.txt
//fake: print ECHO: "left"
module first() {}
module second() {}
module third() {}
module fourth() {}
